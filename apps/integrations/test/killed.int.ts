import { join } from 'node:path';
import { spawnService, waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

const env = { REDEEM_LEASE_MS: '5000', LEASE_WAIT_MS: '2000' };
let world: World;

const startProcess = () =>
  spawnService(join(__dirname, '../src/main.ts'), world.environment({ ...env, LOG_LEVEL: 'info' }));

beforeAll(async () => {
  world = await World.start({ env });
});
afterAll(() => world?.stop());

it('does not send a rotating token again when the process that sent it is killed, but does send a stable one', async () => {
  const [rotating, stable] = [newTenant(), newTenant()];
  const held = [
    { tenant_id: rotating, integration_id: await connectedIntegration(world, rotating) },
    { tenant_id: stable, integration_id: await connectedIntegration(world, stable, 'dropbox') },
  ];
  await world.stopApps();
  const process = await startProcess();
  const executor = world.rpcAs('gateway-executor');
  world.providers.beforeRefresh = () => new Promise(() => undefined);
  for (const one of held) void world.lease(executor, { ...one, refused_version: 1 }).catch(() => undefined);
  await waitUntil(() => world.providers.refreshes.length === 2);
  await process.kill('SIGKILL');

  world.providers.beforeRefresh = () => Promise.resolve();
  await world.startApp(env);
  const [first, second] = await Promise.all(
    held.map((one) => waitUntil(() => world.lease(executor, { ...one, refused_version: 1 }))),
  );
  expect(first).toMatchObject({ granted: false, refused: { cause: 'refresh_interrupted', credential_version: 1 } });
  expect(second).toMatchObject({ granted: true, lease: { credential_version: 2 } });
  expect(world.providers.refreshes).toHaveLength(3);
  expect((await world.ask(rotating, 'GET', `/integrations/${held[0]!.integration_id}`)).body).toMatchObject({
    credentials: { reconnect_needed: true },
  });
});

it('continues with the same id when the process that was creating an integration is killed', async () => {
  const tenant = newTenant();
  const secret_key = 'sk_test_killed_while_creating';
  world.providers.keys.set(secret_key, 'acct_killed');
  const headers = {
    authorization: `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'] })}`,
    'idempotency-key': 'payments-1',
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ connection_code: 'stripe', name: 'Payments', credentials: { secret_key } });
  const process = await startProcess();
  const [, url] = /"url":"([^"]+)"/.exec(process.output())!;
  const asked = world.providers.calls.length;
  world.providers.beforeCall = () => new Promise(() => undefined);
  const answer = fetch(`${url}/integrations`, { method: 'POST', headers, body }).then(
    ({ status }) => status,
    () => 'none',
  );
  await waitUntil(() => world.providers.calls.length > asked);
  await process.kill('SIGKILL');
  expect(await answer).toBe('none');
  const [begun] = await world.sql('select integration_id, status from integrations where tenant_id = $1', [tenant]);
  expect(begun).toMatchObject({ status: 'pending_configuration' });

  world.providers.beforeCall = () => Promise.resolve();
  const again = () => world.app.inject({ method: 'POST', url: '/integrations', headers, payload: body });
  expect((await again()).json()).toMatchObject({ type: 'urn:linesman:problem:in-progress' });
  await world.sql(`update idempotency_keys set claimed_until = now() - interval '1 second' where tenant_id = $1`, [
    tenant,
  ]);
  const created = await again();
  expect(created.statusCode).toBe(201);
  expect(created.json()).toMatchObject({ integration_id: begun!.integration_id, status: 'active' });
  expect((await world.ask(tenant, 'GET', '/integrations')).body.items).toHaveLength(1);
  const made = () => world.eventsAbout(String(begun!.integration_id), 'integration_created');
  await waitUntil(() => made().length > 0);
  expect(made()).toHaveLength(1);
});
