import type { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { LeaseMaterial } from '../src/leases/lease-material';
import { TokenRefreshes } from '../src/leases/token-refreshes';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let executor: RpcClient;

beforeAll(async () => {
  world = await World.start({
    env: { LEASE_WAIT_MS: '60000', PROVIDER_TIMEOUT_MS: '60000', REDEEM_LEASE_MS: '120000' },
  });
  executor = world.rpcAs('gateway-executor');
});
afterAll(() => world?.stop());

it('waits at shutdown for a token refresh that began while the messaging server was closing', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await world.sql(
    `update integration_credentials set obtained_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
     where integration_id = $1`,
    [integration_id],
  );
  let open = (): void => undefined;
  world.providers.beforeRefresh = () => new Promise((resolve) => (open = resolve));
  const refreshes = world.app.get(TokenRefreshes);
  await refreshes.beforeApplicationShutdown();
  const leased = world.app.get(LeaseMaterial).lease({ tenant_id, integration_id, purpose: 'execution' });
  await waitUntil(() => world.providers.refreshes.length === 1);
  let ended = false;
  const stopped = refreshes.onApplicationShutdown().then(() => (ended = true));
  await new Promise(setImmediate);
  expect(ended).toBe(false);
  open();
  await stopped;
  expect((await leased).lease?.credential_version).toBe(2);
});

it('writes the count of the last lease when its process is stopped', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await world.lease(executor, { tenant_id, integration_id });
  await world.stopApps();
  const rows = await world.sql('select leases from lease_audit where integration_id = $1', [integration_id]);
  expect(rows).toEqual([{ leases: 1 }]);
});
