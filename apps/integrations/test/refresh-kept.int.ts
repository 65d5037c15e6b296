import { join } from 'node:path';
import type { RpcClient } from '@linesman/messaging';
import { Redis } from '@linesman/redis';
import {
  type CuttableWay,
  skewedBy,
  type SpawnedService,
  spawnService,
  startCuttableWay,
  waitUntil,
} from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

const INTEGRATIONS = 6;
/** A claim runs out while the database is away, as in a failover that takes a minute. */
const env = { REDEEM_LEASE_MS: '3000', PROVIDER_TIMEOUT_MS: '2000', LEASE_WAIT_MS: '2000' };

interface Held {
  tenant_id: string;
  integration_id: string;
}

let world: World;
let way: CuttableWay;
let executor: RpcClient;
let held: Held[];
let redis: Redis;

beforeAll(async () => {
  world = await World.start();
  executor = world.rpcAs('gateway-executor');
  redis = new Redis(world.servers.redis.url);
  way = await startCuttableWay(world.servers.postgres.url);
  held = [];
  for (let count = 0; count < INTEGRATIONS; count++) {
    const tenant_id = newTenant();
    held.push({ tenant_id, integration_id: await connectedIntegration(world, tenant_id) });
  }
  await world.stopApps();
});
afterAll(async () => {
  redis?.disconnect();
  await world?.stop();
  await way?.stop();
});

/** A process whose way to the database can be cut. */
function startProcess(more: Record<string, string> = {}): Promise<SpawnedService> {
  const environment: Record<string, string> = { ...world.environment(env), LOG_LEVEL: 'info', ...more };
  const through = (url: string) => Object.assign(new URL(url), { host: new URL(way.url).host }).href;
  return spawnService(join(__dirname, '../src/main.ts'), {
    ...environment,
    DATABASE_APP_URL: through(environment.DATABASE_APP_URL!),
    DATABASE_SYSTEM_URL: through(environment.DATABASE_SYSTEM_URL!),
  });
}

const renewed = (one: Held, refused_version: number) =>
  waitUntil(() => world.lease(executor, { ...one, refused_version }));

const kept = () => redis.hlen('integrations:refresh-answers');

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'stores what providers answered while the database was away, although the process ended (%s)',
  async (signal) => {
    const process = await startProcess();
    const [{ version }] = (await world.sql<{ version: number }>(
      'select max(credential_version) as version from integration_credentials',
    )) as [{ version: number }];
    world.providers.refreshes.length = 0;
    let answer = (): void => undefined;
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    world.providers.beforeRefresh = () => mayAnswer;
    for (const one of held) void world.lease(executor, { ...one, refused_version: version }).catch(() => undefined);
    await waitUntil(() => world.providers.refreshes.length === INTEGRATIONS);
    way.cut();
    answer();
    await waitUntil(async () => (await kept()) === INTEGRATIONS);
    await process.kill(signal);
    way.restore();

    await world.startApp(env);
    for (const one of held)
      expect(await renewed(one, version)).toMatchObject({ granted: true, lease: { credential_version: version + 1 } });
    expect(world.providers.refreshes).toHaveLength(INTEGRATIONS);
    expect(world.providers.grants.filter(({ revoked }) => revoked)).toEqual([]);
    await waitUntil(async () => (await kept()) === 0);
    await world.stopApps();
  },
);

it.each([10, -10])(
  'judges tokens and claims by the clock of the database on a machine %i minutes ahead',
  async (minutes) => {
    world.providers.beforeRefresh = () => Promise.resolve();
    const one = held[0]!;
    const token = (valid: string) =>
      world.sql<{ version: number }>(
        `update integration_credentials set obtained_at = now() - interval '50 minutes', expires_at = now() + $2::interval
       where integration_id = $1 returning credential_version as version`,
        [one.integration_id, valid],
      );
    const process = await startProcess(skewedBy(minutes * 60_000));
    world.providers.refreshes.length = 0;
    const [{ version }] = (await token('8 minutes')) as [{ version: number }];
    expect(await world.lease(executor, one)).toMatchObject({ granted: true, lease: { credential_version: version } });
    await token('-1 minutes');
    const [first, second] = await Promise.all([world.lease(executor, one), world.lease(executor, one)]);
    for (const leased of [first, second])
      expect(leased).toMatchObject({ granted: true, lease: { credential_version: version + 1 } });
    expect(world.providers.refreshes).toHaveLength(1);
    const [, url] = /"url":"([^"]+)"/.exec(process.output())!;
    const bearer = await world.issuer.token({ tenant: one.tenant_id, roles: ['tenant_admin'], expires: '5m' });
    const answer = await fetch(`${url}/integrations/${one.integration_id}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(answer.status).toBe(200);
    await process.kill('SIGTERM');
  },
);
