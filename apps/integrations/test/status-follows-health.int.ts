import {
  type Cause,
  causeFacts,
  causes,
  type HealthStatus,
  type IntegrationStatusChanged,
  integrationStatusChanged,
} from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink, pathOf } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
let executor: RpcClient;
useWorld((it) => {
  world = it;
  executor = world.rpcAs('gateway-executor');
});

let minute = 0;
function change(integration_id: string, new_status: HealthStatus, cause?: Cause): IntegrationStatusChanged {
  const at = new Date(Date.UTC(2026, 0, 29, 12, minute++)).toISOString();
  return {
    integration_id,
    integration_type: 'salesforce',
    integration_name: 'CRM',
    old_status: 'healthy',
    new_status,
    cause,
    party_at_fault: cause ? causeFacts[cause].party : 'nobody',
    failure_reason: cause && `It fails: ${cause}`,
    is_critical: false,
    failure_count: 1,
    detected_by: 'probe',
    observed_at: at,
    changed_at: at,
  };
}

async function connected() {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant);
  let version = 0;
  const status = async () => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;
  const becomes = (expected: object) =>
    waitUntil(async () => {
      expect(await status()).toMatchObject(expected);
      return true;
    });
  const tell = (new_status: HealthStatus, cause?: Cause) =>
    world.publish(integrationStatusChanged, tenant, id, change(id, new_status, cause), ++version);
  /** The health version says that the event before was handled. */
  const handled = () =>
    waitUntil(async () => {
      const [row] = await world.sql('select health_version from integrations where integration_id = $1', [id]);
      return row?.health_version === version;
    });
  return { tenant, id, status, becomes, tell, handled };
}

it('stays active where calls may still succeed, however bad the health is', async () => {
  const { tell, handled, status } = await connected();
  for (const cause of causes.filter((one) => !causeFacts[one].stops_calls))
    for (const health of ['degraded', 'disconnected'] as const) {
      await tell(health, cause);
      await handled();
      expect(await status()).toMatchObject({ status: 'active', status_cause: null, status_reason: null });
    }
});

it('is in error for each cause that stops all calls, until the health is better', async () => {
  const { tell, becomes } = await connected();
  const stopping = causes.filter((one) => causeFacts[one].stops_calls);
  expect(stopping).toContain('grant_revoked');
  for (const cause of stopping) {
    await tell('disconnected', cause);
    await becomes({ status: 'error', status_cause: cause, status_reason: `It fails: ${cause}` });
    await tell('healthy');
    await becomes({ status: 'active', status_cause: null, status_reason: null });
  }
});

it('is in error where somebody must act first, and a lease says the cause and the account', async () => {
  const { tenant: tenant_id, id: integration_id, becomes, tell } = await connected();
  await tell('disconnected', 'grant_revoked');
  await becomes({ status: 'error', status_cause: 'grant_revoked', status_reason: 'It fails: grant_revoked' });
  const { lease } = await world.lease(executor, { tenant_id, integration_id });
  expect(lease).toMatchObject({ status_cause: 'grant_revoked', account_id: `org-${tenant_id.slice(0, 8)}` });
  await tell('degraded', 'insufficient_scope');
  await becomes({ status: 'active', status_cause: null, status_reason: null });
  await tell('disconnected', 'invalid_client');
  await becomes({ status: 'error', status_cause: 'invalid_client' });
  await tell('disconnected', 'server_error');
  await becomes({ status: 'active' });
});

it('follows a cause that changes while the health stays disconnected, and no older news', async () => {
  const { tenant, id, becomes, tell, status, handled } = await connected();
  await tell('disconnected', 'timeout');
  await handled();
  await tell('disconnected', 'grant_revoked');
  await becomes({ status: 'error', status_cause: 'grant_revoked' });
  await tell('healthy');
  await becomes({ status: 'active' });
  await world.publish(integrationStatusChanged, tenant, id, change(id, 'disconnected', 'api_key_rejected'), 2);
  await tell('degraded', 'insufficient_scope');
  await handled();
  expect(await status()).toMatchObject({ status: 'active' });
});

it('follows the health of many at once, in few transactions', async () => {
  const { tenant, id, becomes } = await connected();
  const others: string[] = [];
  for (let n = 0; n < 30; n += 1) {
    const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'salesforce', name: 'CRM' });
    others.push(String(body.integration_id));
  }
  const say = (of: string, version: number, health: HealthStatus, cause?: Cause) =>
    world.publish(integrationStatusChanged, tenant, of, change(of, health, cause), version);
  await Promise.all([
    ...others.map((of) => say(of, 1, 'disconnected', 'server_error')),
    say(id, 1, 'degraded', 'timeout'),
    say(id, 2, 'disconnected', 'grant_revoked'),
    ...others.map((of) => say(of, 2, 'degraded', 'insufficient_scope')),
  ]);
  await becomes({ status: 'error', status_cause: 'grant_revoked', status_reason: 'It fails: grant_revoked' });
  const stored = await waitUntil(async () => {
    const found = await world.sql<{ transaction: string; version: number; lacks_scope: boolean; status: string }>(
      `select xmin::text as transaction, health_version as version, lacks_scope, status from integrations
       where integration_id = any($1)`,
      [others],
    );
    return found.every(({ version }) => version === 2) && found;
  });
  // What is not set up yet keeps its status.
  expect(stored.every((row) => row.lacks_scope && row.status === 'pending_configuration')).toBe(true);
  expect(new Set(stored.map(({ transaction }) => transaction)).size).toBeLessThan(others.length);
  const followed = () => world.eventsAbout(id, 'integration_updated').filter(({ data }) => data.status === 'error');
  await waitUntil(() => followed().length === 1);
  const audit = await world.sql(
    `select detail from audit_log where subject_id = $1 and action = 'integration.status_followed'`,
    [id],
  );
  expect(audit).toMatchObject([{ detail: { before: 'active', after: 'error', cause: 'grant_revoked' } }]);
});

it('says of a used link that nothing works while the provider is down, until it works again', async () => {
  const { tenant, id, tell } = await connected();
  const account = `org-${tenant.slice(0, 8)}`;
  const link = async () => String((await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`)).body.url);
  const bodyOf = async (url: string) => (await world.app.inject({ method: 'GET', url: pathOf(url) })).body;
  const works = '&#10003;';
  const url = await link();
  await followLink(world, url, account);
  expect(await bodyOf(url)).toContain(works);
  const goesDown = async () => {
    await tell('disconnected', 'server_error');
    return waitUntil(async () => {
      const body = await bodyOf(url);
      return body.includes('It does not work at the moment') && body;
    });
  };
  const down = await goesDown();
  expect(down).toContain('it works again as soon as Salesforce does');
  expect(down).not.toContain(works);
  await tell('healthy');
  await waitUntil(async () => (await bodyOf(url)).includes(works));
  await goesDown();
  // A new consent has just called the provider.
  await followLink(world, await link(), account);
  expect(await bodyOf(url)).toContain(works);
});

it('publishes its account, and how many entities it serves, when that changes', async () => {
  const { tenant, id } = await connected();
  const publishes = (expected: object) =>
    waitUntil(() => {
      expect(world.eventsAbout(id, 'integration_updated').at(-1)?.data).toMatchObject(expected);
      return true;
    });
  const path = (entity: string) => `/entities/${entity}/integrations`;
  for (const entity of ['product/p-1', 'product/p-2', 'subscription/s-1'])
    await world.ask(tenant, 'POST', path(entity), { integration_id: id });
  await publishes({
    account_id: `org-${tenant.slice(0, 8)}`,
    linked: [
      { entity_type: 'product', count: 2 },
      { entity_type: 'subscription', count: 1 },
    ],
  });
  await world.ask(tenant, 'DELETE', `${path('subscription/s-1')}/${id}`);
  await publishes({ linked: [{ entity_type: 'product', count: 2 }] });
});
