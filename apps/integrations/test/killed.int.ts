import { join } from 'node:path';
import { spawnService, waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

const env = { REDEEM_LEASE_MS: '300', LEASE_WAIT_MS: '2000' };
let world: World;

beforeAll(async () => {
  world = await World.start({ env });
});
afterAll(() => world?.stop());

it('sends no rotating token twice when the process that sent it is killed, and a stable one again', async () => {
  const [rotating, stable] = [newTenant(), newTenant()];
  const held = [
    { tenant_id: rotating, integration_id: await connectedIntegration(world, rotating) },
    { tenant_id: stable, integration_id: await connectedIntegration(world, stable, 'dropbox') },
  ];
  await world.stopApps();
  const process = await spawnService(
    join(__dirname, '../src/main.ts'),
    world.environment({ ...env, LOG_LEVEL: 'info' }),
  );
  const executor = world.rpcAs('gateway-executor');
  world.providers.beforeRefresh = () => new Promise(() => undefined);
  for (const one of held) void world.lease(executor, { ...one, refused_version: 1 }).catch(() => undefined);
  await waitUntil(() => world.providers.refreshes.length === 2);
  await process.kill('SIGKILL');

  world.providers.beforeRefresh = async () => undefined;
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
