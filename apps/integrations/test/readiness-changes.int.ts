import { integrationStatusChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { AskingReadiness } from './asking-readiness';
import { connectedIntegration, followLink } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let readiness: AskingReadiness;
beforeAll(async () => {
  world = await World.start({ processes: 2 });
  readiness = new AskingReadiness(world);
});
afterAll(() => world?.stop());

it('changes its answer at once when somebody connects, in every process', async () => {
  const tenant = newTenant();
  expect((await readiness.dropbox(tenant)).blocking_problem).toBe(true);
  await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await readiness.dropbox(tenant)).blocking_problem, { timeout: 20_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => readiness.dropbox(tenant)));
  expect(answers.map(({ cta_url }) => cta_url)).toEqual(Array(10).fill(null));
});

it('reports as not authenticated what cannot work before somebody reconnects', async () => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  await waitUntil(async () => !(await readiness.dropbox(tenant)).blocking_problem);
  const change = (new_status: 'disconnected' | 'healthy', old_status: 'disconnected' | 'healthy', version: number) => {
    const at = new Date().toISOString();
    const data = {
      integration_id,
      integration_type: 'dropbox',
      integration_name: 'CRM',
      old_status,
      new_status,
      ...(new_status === 'disconnected' ? { cause: 'grant_revoked' as const } : {}),
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
    const status = await readiness.dropbox(tenant);
    return status.blocking_problem && status;
  });
  expect(blocked).toMatchObject({
    connected: true,
    authenticated: false,
    cta_label: 'Reconnect Dropbox',
    cta_url: `http://console.test:4000/integrations/${integration_id}`,
  });
  await change('healthy', 'disconnected', 2);
  await waitUntil(async () => !(await readiness.dropbox(tenant)).blocking_problem, { timeout: 20_000 });
});

it('calls Dropbox only when the stored facts are stale, and once for all requests at that time', async () => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  const calls = () => world.providers.calls.filter((path) => path === '/dropbox/2/users/get_current_account').length;
  const before = calls();
  expect(await readiness.dropbox(tenant, { force_refresh: true })).toMatchObject({ authenticated: true });
  expect(calls()).toBe(before);
  await world.sql(
    `update integration_credentials set obtained_at = now() - interval '11 minutes' where integration_id = $1`,
    [integration_id],
  );
  const asked = Array.from({ length: 5 }, () => readiness.dropbox(tenant, { force_refresh: true }));
  for (const status of await Promise.all(asked)) expect(status.authenticated).toBe(true);
  // At most one in each of the two processes.
  expect(calls() - before).toBeGreaterThan(0);
  expect(calls() - before).toBeLessThanOrEqual(2);
  const after = calls();
  await readiness.dropbox(tenant, { force_refresh: true });
  expect(calls()).toBe(after);
});

it('changes its answer when an integration is created, becomes the default, or is deleted', async () => {
  const tenant = newTenant();
  const becomes = (blocked: boolean) =>
    waitUntil(async () => (await readiness.dropbox(tenant)).blocking_problem === blocked, { timeout: 20_000 });
  const works = await connectedIntegration(world, tenant, 'dropbox');
  await becomes(false);
  await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Never connected' });
  await becomes(true);
  const link = { integration_id: works, purpose: 'files', is_default: true };
  await world.ask(tenant, 'POST', `/entities/tenant/${tenant}/integrations`, link);
  await becomes(false);
  await world.ask(tenant, 'DELETE', `/integrations/${works}`);
  await becomes(true);
});

it('believes Dropbox when it refuses stored credentials, until somebody reconnects', async () => {
  const tenant = newTenant();
  const account = `org-${tenant.slice(0, 8)}`;
  const integration_id = await connectedIntegration(world, tenant, 'dropbox', account);
  world.providers.grants.find((grant) => grant.account === account)!.revoked = true;
  expect(await readiness.dropbox(tenant, { force_refresh: true })).toMatchObject({ authenticated: true });
  await world.sql(
    `update integration_credentials set obtained_at = now() - interval '11 minutes' where integration_id = $1`,
    [integration_id],
  );
  expect(await readiness.dropbox(tenant, { force_refresh: true })).toMatchObject({
    connected: true,
    authenticated: false,
  });
  expect((await readiness.dropbox(tenant)).cta_label).toBe('Reconnect Dropbox');
  const session = await world.ask(tenant, 'POST', `/integrations/${integration_id}/connect-sessions`);
  await followLink(world, String(session.body.url), account);
  await waitUntil(async () => !(await readiness.dropbox(tenant)).blocking_problem, { timeout: 20_000 });
});

it.each([
  ['the token endpoint is down', { status: 503, body: {} }],
  ['Dropbox does not accept our app', { status: 401, body: { error: 'invalid_client' } }],
])('asks nobody to reconnect while %s', async (_, answer) => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  await world.sql(
    `update integration_credentials set obtained_at = now() - interval '5 hours', expires_at = now() - interval '1 second'
     where integration_id = $1`,
    [integration_id],
  );
  const before = world.providers.refreshes.length;
  world.providers.tokenAnswers = [answer];
  expect(await readiness.dropbox(tenant, { force_refresh: true })).toMatchObject({
    authenticated: true,
    blocking_problem: false,
    cta_label: null,
  });
  expect(world.providers.refreshes).toHaveLength(before + 1);
  expect(world.providers.tokenAnswers).toEqual([]);
});

it('says at once, before any probe, that we lost the access', async () => {
  const tenant = newTenant();
  const integration_id = await connectedIntegration(world, tenant, 'dropbox');
  const refusal = { cause: 'refresh_interrupted', integration_id, source: 'refresh', outcome: 'failure' };
  await world.sql(
    `update integration_credentials set refusal = $2, refusal_final = true, refusal_told = true where integration_id = $1`,
    [integration_id, JSON.stringify(refusal)],
  );
  expect(await readiness.dropbox(tenant, { force_refresh: true })).toMatchObject({
    authenticated: false,
    reason: expect.stringContaining('through a fault of ours') as string,
    cta_label: 'Reconnect Dropbox',
  });
});

it('assesses every request while Redis is away, and caches answers again when it is back', async () => {
  const tenant = newTenant();
  const checks = new Set<string>();
  const check = async () => checks.add((await readiness.dropbox(tenant)).last_checked).size;
  await world.servers.redis.kill();
  await waitUntil(async () => (await check()) > 3);
  await world.servers.redis.restart();
  await waitUntil(async () => {
    const before = await check();
    const after = [await check(), await check(), await check(), await check()];
    return after.every((size) => size === before);
  });
});

it('offers at once what a grant, its end or another role lets the user do, in every process', async () => {
  const tenant = newTenant();
  await readiness.signIn(tenant, 'ann', 'member');
  await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files' });
  const offers = (label: string) =>
    waitUntil(
      async () => {
        const answers = await Promise.all(Array.from({ length: 10 }, () => readiness.dropbox(tenant)));
        return answers.every(({ cta_label }) => cta_label === label);
      },
      { timeout: 20_000 },
    );
  await offers('Ask an admin');
  const grant = { action: 'configure', grantee_type: 'user', grantee: 'ann' };
  const { body } = await world.ask(tenant, 'POST', '/grants', grant);
  await offers('Connect Dropbox');
  await world.ask(tenant, 'DELETE', `/grants/${String(body.grant_id)}`);
  await offers('Ask an admin');
  await readiness.signIn(tenant, 'ann', 'tenant_admin');
  await offers('Connect Dropbox');
});
