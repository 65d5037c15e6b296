import { randomUUID } from 'node:crypto';
import { requestJson } from '../../../actors/http.ts';
import type { Example } from './cases.ts';
import { endpointAt, newEventEndpoint } from './fill-tenant.ts';
import {
  endsInAnHour,
  newSilence,
  newStaffSilence,
  silenceAboutNothing,
  staffSilenceAboutNothing,
} from './silences.ts';
import { workflowExamples } from './own-workflows.ts';
import { savedViewExamples } from './saved-views.ts';
import { addRules, newRules } from './shadow-rules.ts';
import type { World } from './world.ts';
import { startedConsent } from './callback.ts';
import { newIntegration, newLink } from './new-integration.ts';
import { unknownExecution, withPendingKey } from './own-api.ts';

/** An image of 16 pixels each way. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQAAAAA3iMLMAAAADElEQVR4nGNgIA0AAAAwAAEWiZrRAAAAAElFTkSuQmCC';

const allLow = (is_critical: boolean) => ({ is_critical, arr_from: 0, disconnected: 'low', degraded: 'low' });

/** What a valid request says where the document does not tell, by operation. What is deleted is made for it. */
export const examples: Record<string, (world: World) => Example | Promise<Example>> = {
  startConnect: async (world) => ({
    known: { token: await newLink(world, 'stripe') },
    body: { ...world.own.stripeKey },
  }),
  finishConsent: async (world) => {
    const { state, cookie } = await startedConsent(world);
    return { known: { state }, headers: { cookie } };
  },
  putSettings: () => ({ body: { severity_policy: [true, false].map(allLow) } }),
  setColor: () => ({ body: { color: '#0f7048' } }),
  setLogo: () => ({ body: { png } }),
  showLogo: async ({ own: { call, tenant } }) => {
    await call('PUT', '/tenant/brand/logo', { png });
    return { known: { tenant_id: tenant } };
  },
  showColor: () => ({ known: { color: '0f7048.css' } }),
  createAccessRequest: () => ({ body: { action: 'connect' } }),
  chooseTechCall: async ({ origin, own: { links } }) => {
    const page = await (await fetch(`${origin}/tech-call/${links['tech-call']}`)).text();
    return { body: { slot: /name="slot" value="([^"]+)"/.exec(page)?.[1] } };
  },
  createLink: () => ({ known: { entity_id: randomUUID(), entity_type: 'product' } }),
  deleteLink: async ({ own: { call, known } }) => {
    const entity_id = randomUUID();
    const { integration_id } = known;
    await call('POST', `/entities/product/${entity_id}/integrations`, {
      integration_id,
      purpose: 'payment_processing',
    });
    return { known: { entity_type: 'product', entity_id } };
  },
  deleteCustomer: async ({ own: { call } }) => {
    const customer_id = randomUUID();
    await call('PUT', `/customers/${customer_id}`, { name: 'To be erased' });
    return { known: { customer_id } };
  },
  putCustomer: () => ({ known: { customer_id: randomUUID() } }),
  deleteEventSubscription: async ({ origin, tokens }) => {
    const name = `gone-${randomUUID()}`;
    const body = { consumer: randomUUID() };
    const path = `${origin}/v1/event-subscriptions/${name}/take`;
    await requestJson(path, { method: 'POST', token: tokens.service, body });
    return { known: { name } };
  },
  createGrant: async (world) => {
    const integration_id = await newIntegration(world, 'stripe');
    return { body: { integration_id, action: 'execute', grantee_type: 'role', grantee: 'csm' } };
  },
  deleteGrant: async (world) => {
    const integration_id = await newIntegration(world, 'stripe');
    const grant = { integration_id, action: 'configure', grantee_type: 'role', grantee: 'service' };
    const { grant_id } = await world.own.call('POST', '/grants', grant);
    return { known: { grant_id: grant_id! } };
  },
  deleteIntegration: async (world) => ({ known: { integration_id: await newIntegration(world, 'stripe') } }),
  createIntegration: ({ own: { stripeKey } }) => ({ body: { credentials: stripeKey } }),
  updateIntegration: async (world) => ({ known: { integration_id: await newIntegration(world, 'stripe') } }),
  createSchedule: async (world) => ({
    body: { ...daily, integration_id: await newStripe(world), capability_code: 'SYNC_TRANSACTIONS' },
  }),
  updateSchedule: async (world) => ({ known: { schedule_id: await newSchedule(world) }, body: daily }),
  deleteSchedule: async (world) => ({ known: { schedule_id: await newSchedule(world) } }),
  triggerSchedule: async (world) => ({ known: { schedule_id: await newSchedule(world) } }),
  cancelParkedExecution: async (world) => ({ known: { execution_id: await parkedExecution(world) } }),
  setPrice: () => ({ body: price }),
  deletePrice: async ({ own: { call } }) => ({
    known: { price_id: (await call('POST', '/usage-prices', { ...price, valid_from: '2026-02-01' })).price_id! },
  }),
  settleExecution: async (world) => ({ known: { execution_id: await unknownExecution(world) } }),
  getPendingCredentials: async (world) => ({ known: { integration_id: await withPendingKey(world) } }),
  approvePendingCredentials: async (world) => ({ known: { integration_id: await withPendingKey(world) } }),
  rejectPendingCredentials: async (world) => ({ known: { integration_id: await withPendingKey(world) } }),
  execute: () => ({
    body: {
      parameters: { amount: '5.00', currency: 'usd' },
      idempotency_key: randomUUID(),
      capability_version: undefined,
    },
  }),
  acknowledgeSignalResponse: () => ({ body: { until: undefined } }),
  snoozeSignalHandling: () => ({ body: { span: 'worse', until: undefined } }),
  createTask: ({ own: { mark } }) => ({ body: { ...dueSoon(mark), integration_id: undefined } }),
  changeTask: ({ own: { mark } }) => ({ body: dueSoon(mark) }),
  assignSignalHandling: ({ own: { mark } }) => ({ body: { email: `admin-${mark}@example.com` } }),
  addShadowRule: () => ({ body: newRules() }),
  removeShadowRule: async ({ asStaff }) => ({ known: await addRules(asStaff) }),
  createReconnectLink: ({ own: { known } }) => ({ known: { integration_id: known.broken_id! } }),
  getRevocation: ({ own: { known } }) => ({ known: { integration_id: known.gone_id! } }),
  createConnection: () => ({ known: { connection_code: `new_${randomUUID().slice(0, 8)}` } }),
  deleteConnection: async (world) => ({ known: { connection_code: await newConnection(world) } }),
  addCapability: () => ({ known: { capability_code: `NEW_${randomUUID().slice(0, 8).toUpperCase()}` } }),
  removeCapability: async (world) => {
    const connection_code = await newConnection(world);
    const capability_code = 'TO_BE_REMOVED';
    await world.asStaff('POST', `/connections/${connection_code}/capabilities`, { capability_code, description: 'x' });
    return { known: { connection_code, capability_code } };
  },
  reportSsoLogins: () => ({ body: { attempted_at: new Date().toISOString() } }),
  reportWebhookDeliveries: () => ({ body: { attempted_at: new Date().toISOString() } }),
  testWebhookEndpoints: async ({ own: { call, known } }) => {
    const { integration_id } = known;
    const delivery = { integration_id, endpoint: randomUUID(), outcome: 'delivered', attempted_at: new Date() };
    await call('POST', '/webhook-deliveries', delivery);
    return { body: { endpoint: delivery.endpoint } };
  },
  createEventEndpoint: ({ sandbox }) => ({ body: endpointAt(sandbox) }),
  changeEventEndpoint: ({ sandbox }) => ({ body: endpointAt(sandbox) }),
  deleteEventEndpoint: async ({ own: { call }, sandbox }) => ({ known: await newEventEndpoint(call, sandbox) }),
  sendEventAgain: async ({ own: { call, known } }) => {
    const { delivery_id } = await call('POST', `/event-endpoints/${known.endpoint_id}/test`);
    return { known: { delivery_id: delivery_id! } };
  },
  createSilence: () => ({ body: silenceAboutNothing() }),
  changeSilence: async ({ own: { call } }) => ({ known: await newSilence(call), body: endsInAnHour() }),
  endSilence: async ({ own: { call } }) => ({ known: await newSilence(call) }),
  createStaffSilence: () => ({ body: staffSilenceAboutNothing() }),
  changeStaffSilence: async (world) => ({ known: await newStaffSilence(world), body: endsInAnHour() }),
  endStaffSilence: async (world) => ({ known: await newStaffSilence(world) }),
  ...workflowExamples,
  ...savedViewExamples,
  deleteTenant: async ({ outside }) => {
    const tenant = randomUUID();
    const token = await outside.token({ sub: 'admin', tenant, roles: ['tenant_admin'] });
    return { headers: { authorization: `Bearer ${token}` }, body: { confirm_tenant_id: tenant } };
  },
};

/** A due time is given in one of two ways, and the assignee is one of the tenant's people. */
const dueSoon = (mark: string) => ({
  assignee: `admin-${mark}@example.com`,
  due_at: '2030-01-05T09:30:00.000Z',
  due_in_working_hours: undefined,
});

/** What this kind of schedule takes, and nothing that only others take. */
const daily = {
  kind: 'cron',
  cron: '0 6 * * *',
  time_zone: 'UTC',
  parameters: {},
  every_seconds: undefined,
  quiet_seconds: undefined,
};

/** Of every call that no price of its own covers. */
const price = {
  connection_code: 'stripe',
  capability_code: undefined,
  per: 'call',
  amount: '0.01',
  currency: 'USD',
  valid_from: '2026-01-01',
};

const newStripe = async ({ own: { call, stripeKey } }: World): Promise<string> =>
  (
    await call('POST', '/integrations', {
      connection_code: 'stripe',
      name: `Tried ${randomUUID()}`,
      credentials: stripeKey,
    })
  ).integration_id!;

async function newSchedule(world: World): Promise<string> {
  const of = { integration_id: await newStripe(world), capability_code: 'SYNC_TRANSACTIONS' };
  const timing = { kind: 'webhook', every_seconds: 86_400, quiet_seconds: 3_600 };
  return (await world.own.call('POST', '/schedules', { ...of, ...timing })).schedule_id!;
}

async function newConnection({ asStaff }: World): Promise<string> {
  const connection_code = `of_${randomUUID().slice(0, 8)}`;
  await asStaff('POST', '/connections', { connection_code, display_name: 'To be deleted' });
  return connection_code;
}

/** Of an integration that is disconnected. */
async function parkedExecution({ own: { call, known } }: World): Promise<string> {
  const asked = { capability_code: 'SYNC_CONTACTS', idempotency_key: randomUUID(), park: true };
  return (await call('POST', `/integrations/${known.broken_id}/execute`, asked)).execution_id!;
}
