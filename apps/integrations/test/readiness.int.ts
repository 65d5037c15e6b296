import { createClient } from '@linesman/client';
import {
  assessReadiness,
  type Cause,
  causeFacts,
  integrationStatusChanged,
  type IntegrationStatusChanged,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { AskingReadiness } from './asking-readiness';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let readiness: AskingReadiness;
let forConsole: ReturnType<World['rpcAs']>;
beforeAll(async () => {
  world = await World.start({ processes: 2 });
  readiness = new AskingReadiness(world);
  forConsole = world.rpcAs('console');
});
afterAll(() => world?.stop());

it('assesses the providers that the tenant has enabled, with the ten fields', async () => {
  const tenant = newTenant();
  const { statuses, staff_reasons } = await readiness.assess(tenant);
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
    last_checked: expect.any(String) as string,
    ttl_seconds: 600,
  });
  await world.ask(tenant, 'PUT', '/tenant/settings', {
    product_name: 'Acme',
    mail_from: 'care@acme.example',
    enabled_providers: ['stripe'],
  });
  expect((await readiness.assess(tenant)).statuses.map(({ provider }) => provider)).toEqual(['stripe']);
});

it('answers a service through the client, and explains an invalid request', async () => {
  const tenant = newTenant();
  const token = () => world.issuer.token({ tenant, roles: ['service'] });
  const client = await createClient({ nats: world.servers.nats.user('platform'), token, tenant_id: tenant });
  const status = await client.assessReadiness('dropbox', { subject: 'ann' });
  expect(status).toMatchObject({ provider: 'dropbox', blocking_problem: true, cta_label: 'Connect Dropbox' });
  await expect(client.assessReadiness('no_such', { subject: 'ann' })).rejects.toMatchObject({ type: 'no-provider' });
  await client.close();
});

it("prefers a user's own integration to the tenant's", async () => {
  const tenant = newTenant();
  await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await readiness.dropbox(tenant, { subject: 'bob' })).blocking_problem);
  const own = { connection_code: 'dropbox', name: "Bob's own", user_id: 'bob' };
  const { body } = await world.ask(tenant, 'POST', '/integrations', own);
  const bobs = await waitUntil(async () => {
    const status = await readiness.dropbox(tenant, { subject: 'bob' });
    return status.blocking_problem && status;
  });
  expect(bobs.cta_url).toBe(`http://console.test:4000/integrations/${String(body.integration_id)}`);
  expect((await readiness.dropbox(tenant, { subject: 'ann' })).blocking_problem).toBe(false);
});

it('reports Basecamp as not connected while our app is not configured, and tells only staff what is missing', async () => {
  const tenant = newTenant();
  const asked = { providers: ['basecamp'] };
  const forUser = await readiness.assess(tenant, asked);
  expect(forUser.statuses[0]).toMatchObject({ connected: false, cta_label: null, cta_url: null });
  expect(JSON.stringify(forUser)).not.toContain('OAUTH_APPS');
  const { staff_reasons } = await readiness.assess(tenant, { ...asked, roles: ['admin'] });
  expect(JSON.stringify(await readiness.assess(tenant, asked))).not.toContain('OAUTH_APPS');
  expect(staff_reasons).toEqual([
    {
      provider: 'basecamp',
      reason: 'For staff: Basecamp lacks OAUTH_APPS.basecamp.client_id and OAUTH_APPS.basecamp.client_secret.',
    },
  ]);
});

async function failing(
  tenant: string,
  cause: Cause,
  new_status: 'disconnected' | 'degraded' = 'disconnected',
): Promise<string> {
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  await health(tenant, integration_id, { cause, new_status });
  return integration_id;
}

function health(
  tenant: string,
  integration_id: string,
  { version = 1, cause, ...more }: Partial<IntegrationStatusChanged> & { version?: number },
): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, 29, 12, version)).toISOString();
  const change: IntegrationStatusChanged = {
    integration_id,
    integration_type: 'dropbox',
    integration_name: 'Files',
    old_status: 'healthy',
    new_status: 'disconnected',
    party_at_fault: cause ? causeFacts[cause].party : 'nobody',
    ...(cause ? { cause, failure_reason: 'It fails' } : {}),
    is_critical: false,
    failure_count: 1,
    detected_by: 'probe',
    observed_at: at,
    changed_at: at,
    ...more,
  };
  return world.publish(integrationStatusChanged, tenant, integration_id, change, version);
}

const blockedFor = (tenant: string, subject: string) =>
  waitUntil(async () => {
    const status = await readiness.dropbox(tenant, { subject });
    return status.blocking_problem && status;
  });

it.each([
  ['invalid_client', null, 'Dropbox does not work through a fault of ours. Our staff have to act'],
  ['refresh_interrupted', 'Reconnect Dropbox', 'we lost our access to Dropbox through a fault of ours'],
  ['grant_revoked', 'Reconnect Dropbox', 'Dropbox no longer accepts our access'],
] as const)(
  'asks to reconnect only where that ends the problem, and names who is at fault: %s',
  async (cause, cta_label, reason) => {
    const tenant = newTenant();
    await readiness.signIn(tenant, 'ann', 'tenant_admin');
    await failing(tenant, cause);
    const status = await blockedFor(tenant, 'ann');
    expect(status).toMatchObject({ cta_label, reason: expect.stringContaining(reason) as string });
  },
);

it('asks for more access while a background task lacks a scope, although the status is active', async () => {
  const tenant = newTenant();
  await readiness.signIn(tenant, 'ann', 'tenant_admin');
  const integration_id = await failing(tenant, 'insufficient_scope', 'degraded');
  expect(await blockedFor(tenant, 'ann')).toMatchObject({
    authenticated: true,
    reason: 'Action required: Dropbox does not allow all that background work needs. Allow more access to get it done.',
    cta_label: 'Allow more access at Dropbox',
    cta_url: `http://console.test:4000/integrations/${integration_id}`,
  });
  expect((await world.ask(tenant, 'GET', `/integrations/${integration_id}`)).body).toMatchObject({ status: 'active' });
  await health(tenant, integration_id, { old_status: 'degraded', new_status: 'healthy', version: 2 });
  await waitUntil(async () => !(await readiness.dropbox(tenant, { subject: 'ann' })).blocking_problem);
});

it('gives a link to whom may act, and lets the others ask an admin', async () => {
  const tenant = newTenant();
  const integration_id = await failing(tenant, 'grant_revoked');
  const forOthers = { cta_label: 'Ask an admin', cta_url: null, ask: { action: 'reconnect', integration_id } };
  const forActors = {
    cta_label: 'Reconnect Dropbox',
    cta_url: `http://console.test:4000/integrations/${integration_id}`,
  };
  // The page behind the link knows what somebody may do who has never called.
  expect(await blockedFor(tenant, 'mia')).toMatchObject(forActors);
  await readiness.signIn(tenant, 'ann', 'tenant_admin');
  await readiness.signIn(tenant, 'mia', 'member');
  expect(await blockedFor(tenant, 'ann')).toMatchObject(forActors);
  expect(await blockedFor(tenant, 'mia')).toMatchObject(forOthers);
  const grant = { action: 'configure', integration_id, grantee_type: 'user', grantee: 'mia' };
  expect((await world.ask(tenant, 'POST', '/grants', grant)).status).toBe(201);
  expect(await blockedFor(tenant, 'mia')).toMatchObject(forActors);
  expect(await blockedFor(tenant, 'mia')).not.toHaveProperty('ask');

  const [crm] = (await readiness.assess(tenant, { providers: ['salesforce'], subject: 'mia' })).statuses;
  expect(crm).toMatchObject({ cta_label: 'Ask an admin', cta_url: null, ask: { action: 'connect' } });
});

it('lets people ask for themselves, and services for every user of their tenant', async () => {
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
