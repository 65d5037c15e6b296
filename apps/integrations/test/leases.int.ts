import { lease, mintReconnectLink } from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { LeaseAudit } from '../src/leases/lease-audit.system';
import { connectedIntegration, followLink } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let executor: RpcClient;

beforeAll(async () => {
  world = await World.start({
    processes: 2,
    env: { LEASE_WAIT_MS: '5000', REDEEM_LEASE_MS: '120000', PROVIDER_TIMEOUT_MS: '60000' },
  });
  executor = world.rpcAs('gateway-executor');
});
afterAll(() => world?.stop());
afterEach(() => {
  world.providers.tokenAnswers = [];
  world.providers.refreshes = [];
  world.providers.beforeRefresh = () => Promise.resolve();
});

const end = (integration_id: string) =>
  world.sql(
    `update integration_credentials set obtained_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
     where integration_id = $1`,
    [integration_id],
  );

const refusedEvents = (id: string) => world.eventsAbout(id, 'refresh_refused');

it('leases the valid token, for a minute at most', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  const { granted, lease: given } = await world.lease(executor, { tenant_id, integration_id });
  expect(granted).toBe(true);
  expect(given).toMatchObject({
    connection_code: 'salesforce',
    status: 'active',
    credential_version: 1,
    material: { type: 'bearer' },
    config: { instance_url: `${world.providers.origin}/salesforce` },
  });
  expect(new Date(given!.expires_at).getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  expect(world.providers.refreshes).toHaveLength(0);
});

it('leases the settings that follow from the account too', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id, 'xero', 'books-1');
  const { lease: given } = await world.lease(executor, { tenant_id, integration_id });
  expect(given).toMatchObject({ connection_code: 'xero', config: { tenant_id: 'books-1' } });
});

it('leases to each service for its own purpose only, and to the notifier only Slack', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await expect(executor.call(lease, { tenant_id, integration_id, purpose: 'probe' })).rejects.toMatchObject({
    status: 403,
  });
  const notifier = world.rpcAs('notifier');
  const notification = { tenant_id, integration_id, purpose: 'notification' as const };
  await expect(notifier.call(lease, notification)).rejects.toMatchObject({ status: 403 });
  world.providers.keys.set('xoxb-1', 'T1');
  const slack = await world.ask(tenant_id, 'POST', '/integrations', {
    connection_code: 'slack',
    name: 'Workspace',
    purpose: 'notification_service',
    credentials: { bot_token: 'xoxb-1' },
  });
  expect(slack.body).toMatchObject({ status: 'active' });
  const integration = String(slack.body.integration_id);
  const given = await notifier.call(lease, { ...notification, integration_id: integration });
  expect(given.lease?.material).toEqual({ type: 'api_key', secret: 'xoxb-1' });
});

it('finds no integration of another tenant', async () => {
  const integration_id = await connectedIntegration(world, newTenant());
  await expect(world.lease(executor, { tenant_id: newTenant(), integration_id })).rejects.toMatchObject({
    status: 404,
  });
});

it('refreshes a rotating token once for twenty callers at once on two processes', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.lease(executor, { tenant_id, integration_id })),
  );
  expect(new Set(answers.map((answer) => answer.lease?.credential_version))).toEqual(new Set([2]));
  expect(new Set(answers.map((answer) => answer.lease?.material.secret)).size).toBe(1);
  expect(world.providers.refreshes).toHaveLength(1);
});

it('tells nobody of a token refresh, unless an earlier refusal was told', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  const refresh = async () => {
    await end(integration_id);
    return world.lease(executor, { tenant_id, integration_id });
  };
  const toldOf = (type: string) => world.eventsAbout(integration_id, type);
  await refresh();
  world.providers.tokenAnswers = [{ status: 503, body: {} }];
  expect((await refresh()).lease).toBeUndefined();
  await waitUntil(() => toldOf('refresh_refused').length === 1);
  await world.sql('update integration_credentials set retry_at = now() where integration_id = $1', [integration_id]);
  expect((await world.lease(executor, { tenant_id, integration_id })).lease).toMatchObject({ credential_version: 3 });
  await waitUntil(() => toldOf('integration_credentials_changed').length === 2);
  expect(toldOf('integration_credentials_changed').map(({ data }) => [data.reason, data.credential_version])).toEqual([
    ['connected', 1],
    ['refreshed', 3],
  ]);
  const versions = world.eventsAbout(integration_id).map(({ aggregateversion }) => aggregateversion!);
  expect(versions).toEqual(versions.map((_, index) => index + 1));
});

it('refreshes a token that the provider refused once, and no newer one', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  const forced = await Promise.all(
    [1, 2, 3, 4].map(() => world.lease(executor, { tenant_id, integration_id, refused_version: 1 })),
  );
  expect(new Set(forced.map((answer) => answer.lease?.credential_version))).toEqual(new Set([2]));
  expect(world.providers.refreshes).toHaveLength(1);
});

it('stores that a grant was revoked: one call, one event, then refusals without a call', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  world.providers.grants.at(-1)!.revoked = true;
  const asked = () => world.lease(executor, { tenant_id, integration_id, refused_version: 1 });
  const answers = [...(await Promise.all([asked(), asked()])), await asked()];
  const refused = {
    integration_id,
    source: 'refresh',
    outcome: 'failure',
    cause: 'refresh_refused',
    error_code: 'invalid_grant',
    message: 'OAuth token expired and refresh failed',
    credential_version: 1,
  };
  for (const answer of answers) expect(answer).toMatchObject({ granted: false, refused });
  expect(world.providers.refreshes).toHaveLength(1);
  await waitUntil(() => refusedEvents(integration_id).length === 1);
  expect(refusedEvents(integration_id)[0]!.data).toMatchObject({ observation: refused });
  expect((await world.ask(tenant_id, 'GET', `/integrations/${integration_id}`)).body).toMatchObject({
    credentials: { reconnect_needed: true },
  });
  const versions = world.eventsAbout(integration_id).map((event) => event.aggregateversion);
  expect(versions).toEqual(versions.map((_, at) => at + 1));
});

it('tries again after a passing failure', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  world.providers.tokenAnswers = [{ status: 503, body: {} }];
  const failed = await world.lease(executor, { tenant_id, integration_id });
  expect(failed).toMatchObject({ granted: false, refused: { cause: 'server_error', http_status: 503 } });
  expect(await world.lease(executor, { tenant_id, integration_id })).toMatchObject({ granted: false });
  expect(world.providers.refreshes).toHaveLength(1);
  await world.sql('update integration_credentials set retry_at = now() where integration_id = $1', [integration_id]);
  expect(await world.lease(executor, { tenant_id, integration_id })).toMatchObject({ granted: true });
});

it('treats a rejected app as our fault, and publishes it once', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  for (let round = 0; round < 2; round++) {
    world.providers.tokenAnswers = [{ status: 401, body: { error: 'invalid_client' } }];
    const answer = await world.lease(executor, { tenant_id, integration_id });
    expect(answer).toMatchObject({ refused: { cause: 'invalid_client', error_code: 'invalid_client' } });
    await world.sql('update integration_credentials set retry_at = now() where integration_id = $1', [integration_id]);
  }
  expect(world.providers.refreshes).toHaveLength(2);
  expect(await world.lease(executor, { tenant_id, integration_id })).toMatchObject({ granted: true });
  expect(refusedEvents(integration_id)).toHaveLength(1);
});

const abandon = (integration_id: string) =>
  world.sql(
    `update integration_credentials set redeeming_attempt = redeeming_attempt + 1,
       redeeming_since = now() - interval '1 minute', redeeming_until = now() - interval '1 second'
     where integration_id = $1`,
    [integration_id],
  );

it('does not send a rotating token again after the process that sent it ended', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  await abandon(integration_id);
  const answer = await world.lease(executor, { tenant_id, integration_id });
  expect(answer).toMatchObject({ granted: false, refused: { cause: 'refresh_interrupted' } });
  expect(world.providers.refreshes).toHaveLength(0);
  await waitUntil(() => refusedEvents(integration_id).length === 1);
});

it('sends a stable token again after the process that sent it ended', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id, 'dropbox');
  await end(integration_id);
  await abandon(integration_id);
  expect(await world.lease(executor, { tenant_id, integration_id })).toMatchObject({ granted: true });
  expect(world.providers.refreshes).toHaveLength(1);
});

it('treats a missing answer after a rotating token was sent as an interruption', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  world.providers.tokenAnswers = ['silence'];
  const answer = await world.lease(executor, { tenant_id, integration_id });
  expect(answer).toMatchObject({ refused: { cause: 'refresh_interrupted' } });
  expect(world.providers.refreshes).toHaveLength(1);
});

it('answers waiting callers with "busy" before the refresh has ended, and stores its late result', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  let open = (): void => undefined;
  world.providers.beforeRefresh = () => new Promise((resolve) => (open = resolve));
  const waiting = [1, 2, 3].map(() => world.lease(executor, { tenant_id, integration_id }));
  for (const one of waiting)
    await expect(one).rejects.toMatchObject({ response: { type: 'urn:linesman:problem:lease-busy' } });
  open();
  await waitUntil(async () => (await world.lease(executor, { tenant_id, integration_id })).granted);
  expect(world.providers.refreshes).toHaveLength(1);
});

it('drops the result of an older refresh after new credentials were stored', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await end(integration_id);
  let open = (): void => undefined;
  world.providers.beforeRefresh = () => new Promise((resolve) => (open = resolve));
  const waiting = world.lease(executor, { tenant_id, integration_id }).catch(() => undefined);
  await waitUntil(() => world.providers.refreshes.length === 1);
  const notifier = world.rpcAs('notifier');
  const signal_id = newTenant();
  const { url } = await notifier.call(mintReconnectLink, { tenant_id, integration_id, signal_id, recipient: 'Bob' });
  const { page } = await followLink(world, url!, `org-${tenant_id.slice(0, 8)}`);
  expect(page.body).toContain('Connected');
  open();
  await waiting;
  const { lease: given } = await world.lease(executor, { tenant_id, integration_id });
  expect(given?.credential_version).toBe(2);
});

it('counts leases per integration, caller, purpose and hour', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  for (let round = 0; round < 3; round++) await world.lease(executor, { tenant_id, integration_id });
  await Promise.all(world.apps.map((app) => app.get(LeaseAudit).flush()));
  const rows = await world.sql<{ caller: string; leases: number }>(
    'select caller, purpose, leases from lease_audit where integration_id = $1',
    [integration_id],
  );
  expect(rows).toEqual([{ caller: 'gateway-executor', purpose: 'execution', leases: 3 }]);
});
