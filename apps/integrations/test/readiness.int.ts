import { createClient } from '@linesman/client';
import { assessReadiness, integrationStatusChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let platform: ReturnType<World['rpcAs']>;
let forConsole: ReturnType<World['rpcAs']>;
beforeAll(async () => {
  world = await World.start({ copies: 2 });
  platform = world.rpcAs('platform');
  forConsole = world.rpcAs('console');
});
afterAll(() => world?.stop());

interface Asked {
  subject?: string;
  providers?: string[];
  force_refresh?: boolean;
  roles?: string[];
  of?: string;
}

async function assess(tenant_id: string, { roles = ['service'], of = tenant_id, ...asked }: Asked = {}) {
  const token = await world.issuer.token({ tenant: of, roles });
  return platform.call(assessReadiness, { tenant_id, subject: 'ann', ...asked }, 5_000, token);
}
const dropbox = async (tenant: string, more: Asked = {}) => {
  const { statuses } = await assess(tenant, { providers: ['dropbox'], ...more });
  return statuses[0]!;
};

it('assesses the providers that the tenant has enabled, with the ten fields', async () => {
  const tenant = newTenant();
  const { statuses, staff_reasons } = await assess(tenant);
  expect(statuses.map(({ provider }) => provider)).toEqual(['dropbox', 'basecamp']);
  expect(staff_reasons).toBeUndefined();
  expect(statuses[0]).toEqual({
    provider: 'dropbox',
    connected: false,
    authenticated: false,
    has_refresh: false,
    blocking_problem: true,
    reason: 'Action required: Dropbox is not connected. Connect it to get background work done.',
    cta_label: 'Connect Dropbox',
    cta_url: 'http://console.test:4000/integrations?connect=dropbox',
    last_checked: expect.any(String),
    ttl_seconds: 600,
  });
  await world.ask(tenant, 'PUT', '/tenant/settings', {
    product_name: 'Acme',
    mail_from: 'care@acme.example',
    enabled_providers: ['stripe'],
  });
  expect((await assess(tenant)).statuses.map(({ provider }) => provider)).toEqual(['stripe']);
});

it('changes its answer at once when somebody connects, in every copy', async () => {
  const tenant = newTenant();
  expect((await dropbox(tenant)).blocking_problem).toBe(true);
  await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await dropbox(tenant)).blocking_problem, { timeout: 3_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => dropbox(tenant)));
  expect(answers.map(({ cta_url }) => cta_url)).toEqual(Array(10).fill(null));
});

it('does not take for authenticated what the status-monitor holds for disconnected', async () => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await dropbox(tenant)).blocking_problem);
  const change = (new_status: 'disconnected' | 'healthy', old_status: 'disconnected' | 'healthy', version: number) => {
    const at = new Date().toISOString();
    const data = {
      integration_id,
      integration_type: 'dropbox',
      integration_name: 'CRM',
      old_status,
      new_status,
      party_at_fault: 'customer' as const,
      failure_reason: 'The grant was revoked',
      is_critical: false,
      failure_count: 1,
      detected_by: 'probe' as const,
      observed_at: at,
      changed_at: at,
    };
    return world.publish(integrationStatusChanged, tenant, integration_id, data, version);
  };
  await change('disconnected', 'healthy', 1);
  const blocked = await waitUntil(async () => {
    const status = await dropbox(tenant);
    return status.blocking_problem && status;
  });
  expect(blocked).toMatchObject({
    connected: true,
    authenticated: false,
    cta_label: 'Reconnect Dropbox',
    cta_url: `http://console.test:4000/integrations/${integration_id}`,
  });
  await change('healthy', 'disconnected', 2);
  await waitUntil(async () => !(await dropbox(tenant)).blocking_problem, { timeout: 3_000 });
});

it('asks Dropbox itself only when what is known is stale, and once for all who ask meanwhile', async () => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  const calls = () => world.providers.calls.filter((path) => path === '/dropbox/2/users/get_current_account').length;
  const before = calls();
  expect(await dropbox(tenant, { force_refresh: true })).toMatchObject({ authenticated: true });
  expect(calls()).toBe(before);
  await world.sql(
    `update integration_credentials set obtained_at = now() - interval '11 minutes' where integration_id = $1`,
    [integration_id],
  );
  const asked = Array.from({ length: 5 }, () => dropbox(tenant, { force_refresh: true }));
  for (const status of await Promise.all(asked)) expect(status.authenticated).toBe(true);
  // One in each of the two copies at most.
  expect(calls() - before).toBeGreaterThan(0);
  expect(calls() - before).toBeLessThanOrEqual(2);
  const after = calls();
  await dropbox(tenant, { force_refresh: true });
  expect(calls()).toBe(after);
});

it('answers a service through the client, and says what it asked wrongly', async () => {
  const tenant = newTenant();
  const token = () => world.issuer.token({ tenant, roles: ['service'] });
  const client = await createClient({ nats: world.servers.nats.user('platform'), token, tenant_id: tenant });
  const status = await client.assessReadiness('dropbox', { subject: 'ann' });
  expect(status).toMatchObject({ provider: 'dropbox', blocking_problem: true, cta_label: 'Connect Dropbox' });
  await expect(client.assessReadiness('no_such', { subject: 'ann' })).rejects.toMatchObject({ type: 'no-provider' });
  await client.close();
});

it("lets a user's own integration count before the tenant's", async () => {
  const tenant = newTenant();
  await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await dropbox(tenant, { subject: 'bob' })).blocking_problem);
  const own = { connection_code: 'dropbox', name: "Bob's own", user_id: 'bob' };
  const { body } = await world.ask(tenant, 'POST', '/integrations', own);
  const bobs = await waitUntil(async () => {
    const status = await dropbox(tenant, { subject: 'bob' });
    return status.blocking_problem && status;
  });
  expect(bobs.cta_url).toBe(`http://console.test:4000/integrations/${String(body.integration_id)}`);
  expect((await dropbox(tenant, { subject: 'ann' })).blocking_problem).toBe(false);
});

it('holds Basecamp for not connected while its application is not configured, and tells staff alone what is missing', async () => {
  const tenant = newTenant();
  const asked = { providers: ['basecamp'] };
  const forUser = await assess(tenant, asked);
  expect(forUser.statuses[0]).toMatchObject({ connected: false, cta_label: 'Connect Basecamp' });
  expect(JSON.stringify(forUser)).not.toContain('OAUTH_APPS');
  const { staff_reasons } = await assess(tenant, { ...asked, roles: ['admin'] });
  expect(staff_reasons).toEqual([
    {
      provider: 'basecamp',
      reason: 'For staff: Basecamp lacks OAUTH_APPS.basecamp.client_id and OAUTH_APPS.basecamp.client_secret.',
    },
  ]);
});

it('lets people ask for themselves, and services for anybody of their tenant', async () => {
  const tenant = newTenant();
  const ask = async (roles: string[], subject: string, of = tenant) => {
    const token = await world.issuer.token({ tenant: of, roles, subject: 'mia' });
    return forConsole.call(assessReadiness, { tenant_id: tenant, subject }, 5_000, token);
  };
  expect((await ask(['member'], 'mia')).statuses).toHaveLength(2);
  expect((await ask(['service'], 'somebody else')).statuses).toHaveLength(2);
  await expect(ask(['member'], 'somebody else')).rejects.toMatchObject({ document: { status: 403 } });
  await expect(ask(['service'], 'mia', newTenant())).rejects.toMatchObject({ document: { status: 403 } });
  await expect(forConsole.call(assessReadiness, { tenant_id: tenant, subject: 'ann' })).rejects.toMatchObject({
    document: { status: 401 },
  });
});
