import { randomUUID } from 'node:crypto';
import { consent } from '../../../actors/consent.ts';
import { requestJson } from '../../../actors/http.ts';
import { Outside } from '../../../actors/outside.ts';
import { Platform } from '../../../actors/platform.ts';
import { waitFor } from '../../../actors/wait-for.ts';
import type { Run } from '../../own-system.mjs';
import { keyFor } from '../../seed/connect.ts';
import { newSilence } from './silences.ts';
import { fillWorkflow } from './fill-workflow.ts';
import type { Known } from './valid-request.ts';

const PATIENCE_MS = 240_000;
export type Item = Record<string, string>;
export type Call = <T = Item>(method: string, path: string, body?: object) => Promise<T>;

export interface FilledTenant {
  tenant: string;
  /** Stands in the names of what the tenant has. */
  mark: string;
  /** Asks as somebody who may do everything in the tenant. */
  call: Call;
  known: Known;
  /** The token in each kind of link, by the first part of its path. */
  links: Record<string, string>;
  stripeKey: object;
}

/** A tenant that has something of everything: a customer, integrations, one of them broken, and what follows from it. */
export async function fillTenant(run: Run): Promise<FilledTenant> {
  const { origin, sandbox } = run;
  const outside = new Outside(sandbox.url);
  const tenant = randomUUID();
  const mark = `of-${randomUUID()}`;
  const admin = { sub: `admin-${mark}`, email: `admin-${mark}@example.com`, tenant, roles: ['tenant_admin', 'csm'] };
  const token = await outside.token(admin);
  const call: Call = (method, path, body) => requestJson(`${origin}/v1${path}`, { method, token, body });

  const customer_id = randomUUID();
  const address = `${randomUUID()}@example.com`;
  const csm = { name: `Jane ${mark}`, email: `jane-${mark}@example.com` };
  const technical_contact = { name: `Pat ${mark}`, email: address };
  await call('PUT', `/customers/${customer_id}`, { name: `Customer ${mark}`, arr: 1_000, csm, technical_contact });
  const product_name = `Product ${mark}`;
  await call('PUT', '/tenant/settings', { product_name, mail_from: address });

  const stripeKey = await keyFor(sandbox.url, 'stripe', (await accountsOf(sandbox.url, 'stripe'))[0]!.account!);
  const paid = await fillPayments(call, { mark, customer_id, stripeKey });
  const subscription_id = await announceSubscription(run, outside, { tenant, mark, customer_id, email: address });
  const { grant_id } = await call('POST', '/grants', { action: 'execute', grantee_type: 'role', grantee: 'member' });
  const former = randomUUID();
  await call('PUT', `/customers/${former}`, { name: `Former ${mark}` });
  const { erasure_id } = await call('DELETE', `/customers/${former}`);

  const { signal_id, ...broken } = await breakSync(call, outside, { mark, customer_id });
  const invited = await waitFor('an email that offers a call', PATIENCE_MS, async () =>
    (await outside.emails(address)).find(({ html }) => html.includes('/tech-call/')),
  );
  const session = await call('POST', `/integrations/${paid.integration_id}/connect-sessions`, {});
  const endpoint = await newEventEndpoint(call, sandbox.url);
  // Two, so that their list has a second page.
  for (let n = 0; n < 2; n += 1) await call('POST', `/event-endpoints/${endpoint.endpoint_id}/test`);
  // Two, for the same reason.
  const silence = await newSilence(call);
  await newSilence(call);
  const workflow = await fillWorkflow(call);
  const ids = { customer_id, entity_id: customer_id, grant_id: grant_id!, erasure_id: erasure_id!, subscription_id };
  return {
    tenant,
    mark,
    call,
    stripeKey,
    links: {
      connect: session.url!.split('/').at(-1)!,
      'tech-call': /\/tech-call\/([\w.-]+)/.exec(invited.html)![1]!,
      unsubscribe: /\/unsubscribe\/([\w.-]+)/.exec(JSON.stringify(invited.headers) + invited.html)![1]!,
    },
    known: { ...ids, ...endpoint, ...workflow, ...silence, ...paid, ...broken, signal_id, address },
  };
}

export const endpointAt = (sandbox: string) => ({
  url: `${sandbox}/_control/no-such-path`,
  types: ['task_closed'],
  contact_email: 'ops@example.com',
});

export async function newEventEndpoint(call: Call, sandbox: string): Promise<{ endpoint_id: string }> {
  const { endpoint_id } = await call('POST', '/event-endpoints', endpointAt(sandbox));
  return { endpoint_id: endpoint_id! };
}

interface Filling {
  mark: string;
  customer_id: string;
}

/** An integration with an execution and a link, and one that was deleted. */
async function fillPayments(call: Call, { mark, customer_id, stripeKey }: Filling & { stripeKey: object }) {
  const stripe = { connection_code: 'stripe', customer_id, credentials: stripeKey };
  const { integration_id } = await call('POST', '/integrations', { ...stripe, name: `Payments ${mark}` });
  const parameters = { amount: '49.00', currency: 'usd' };
  const payment = { capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: mark };
  await call('POST', `/integrations/${integration_id}/execute`, payment);
  const link = { integration_id, purpose: 'payment_processing', is_default: true };
  await call('POST', `/entities/customer/${customer_id}/integrations`, link);
  const { execution_id } = await firstOf(call, `/executions?integration_id=${integration_id}`);
  const sync = { integration_id, capability_code: 'SYNC_TRANSACTIONS', kind: 'every', every_seconds: 86_400 };
  const { schedule_id } = await call('POST', '/schedules', sync);
  const { integration_id: gone_id } = await call('POST', '/integrations', { ...stripe, name: `Gone ${mark}` });
  await call('DELETE', `/integrations/${gone_id}`);
  return {
    integration_id: integration_id!,
    execution_id: execution_id!,
    schedule_id: schedule_id!,
    gone_id: gone_id!,
  };
}

/** An integration whose access was revoked, what follows from that, and a call that its contact may choose a time for. */
async function breakSync(call: Call, outside: Outside, { mark, customer_id }: Filling) {
  const salesforce = { connection_code: 'salesforce', name: `Sync ${mark}`, customer_id };
  const { integration_id: broken_id } = await call('POST', '/integrations', salesforce);
  const { url } = await call('POST', `/integrations/${broken_id}/connect-sessions`, {});
  const grant = await consent(outside, 'salesforce', 'techcorp', url!);
  const sync = () => call('POST', `/integrations/${broken_id}/execute`, { capability_code: 'SYNC_CONTACTS' });
  await sync().catch(() => undefined);
  await outside.revoke('salesforce', grant);
  await sync().catch(() => undefined);
  const { run_id } = await firstOf(call, `/sync-runs?integration_id=${broken_id}`);
  const { signal_id } = await firstOf(call, `/risk-signals?integration_id=${broken_id}`);
  const { id: task_id } = await firstOf(call, `/tasks?signal_id=${signal_id}`);
  const { id: delivery_id } = await firstOf(call, `/deliveries?signal_id=${signal_id}`);
  const { workflow_run_id } = await firstOf(call, `/workflow-runs?signal_id=${signal_id}`);
  const { steps } = await call<{ steps: Item[] }>('GET', `/workflow-runs/${workflow_run_id}`);
  await call('POST', `/risk-signals/${signal_id}/schedule-tech-call`, {});
  return {
    broken_id: broken_id!,
    run_id: run_id!,
    signal_id: signal_id!,
    task_id: task_id!,
    delivery_id: delivery_id!,
    workflow_run_id: workflow_run_id!,
    step_id: steps[0]!.step_id!,
  };
}

const firstOf = (call: Call, path: string): Promise<Item> =>
  waitFor(`an item of ${path}`, PATIENCE_MS, async () => (await call<{ items: Item[] }>('GET', path)).items[0]);

async function announceSubscription(
  run: Run,
  outside: Outside,
  { tenant, mark, customer_id, email }: Filling & { tenant: string; email: string },
): Promise<string> {
  const subscription_id = `sub-${randomUUID()}`;
  const token = await outside.token({ sub: `service-${mark}`, tenant, roles: ['service'] });
  const billing = { amount: '10.00', currency: 'USD', interval: 'month' };
  const platform = await Platform.connect(run, token, tenant);
  await platform.announceSubscription({ subscription_id, customer_id, email, name: `Customer ${mark}`, billing });
  await platform.close();
  const path = `${run.origin}/v1/subscriptions/${subscription_id}/payment-setup`;
  await waitFor('the setup of a payment', PATIENCE_MS, () => requestJson<Item>(path, { token }).catch(() => undefined));
  return subscription_id;
}

async function accountsOf(sandbox: string, provider: string): Promise<Item[]> {
  return (await requestJson<{ accounts: Item[] }>(`${sandbox}/_control/accounts?provider=${provider}`)).accounts;
}
