import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type LinesmanClient, type LinesmanError } from '@linesman/client';
import { type CuttableWay, spawnService, type SpawnedService, startCuttableWay, waitUntil } from '@linesman/testing';
import { connect } from '@nats-io/transport-node';
import { MOST_WAITING } from '../src/intake/waiting-callers';
import { World } from './start-world';

const CALLS = 4;
/** More than may wait of one tenant. */
const MANY = MOST_WAITING + 20;
const succeeded = (calls: number) => Array<string>(calls).fill('succeeded');

const world = new World();
let ways: CuttableWay[] = [];
let behindWays: SpawnedService;
let other: SpawnedService;
let client: LinesmanClient;

/** Its servers' URLs, each over a way of its own. */
async function environmentBehindWays(): Promise<Record<string, string>> {
  const { postgres, nats, redis } = world.servers;
  ways = await Promise.all([postgres, nats, redis].map(({ url }) => startCuttableWay(url)));
  const [database, bus, cache] = ways.map(({ url }) => new URL(url).host);
  const hosts = { DATABASE_APP_URL: database, DATABASE_SYSTEM_URL: database, NATS_URL: bus, REDIS_URL: cache };
  const environment = world.environment();
  const moved = Object.entries(hosts).map(([name, host]) => [
    name,
    Object.assign(new URL(environment[name]!), { host }).href,
  ]);
  return { ...environment, ...(Object.fromEntries(moved) as Record<string, string>) };
}

beforeAll(async () => {
  await world.start();
  const start = (env: Record<string, string>) => spawnService(join(__dirname, '../src/main.ts'), env);
  [behindWays, other] = await Promise.all([start(await environmentBehindWays()), start(world.environment())]);
});
afterAll(async () => {
  await client?.close();
  await Promise.all([behindWays, other].map((service) => service?.kill()));
  await Promise.all(ways.map((way) => way.stop()));
  await world.stop();
});

it('answers every call while one of two processes is paused or has lost its servers, and sends nothing twice', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, async () => {
    await pause(50);
    return { body: { parcel: 1 } };
  });
  client = await createClient({
    nats: world.servers.nats.user('platform'),
    token: () => world.issuer.token({ tenant, roles: ['service'], subject: 'billing' }),
    tenant_id: tenant,
    notice: () => {},
  });
  let asked = 0;
  const sent: string[] = [];
  const send = async () => {
    const idempotency_key = `parcel-${(asked += 1)}`;
    const parameters = { parcel: idempotency_key };
    const parcel = { integration_id, capability_code: 'SEND_PARCEL', parameters, idempotency_key } as const;
    const { status } = await client.execute({ ...parcel, timeout_ms: 60_000 });
    if (status === 'succeeded') sent.push(idempotency_key);
    return status;
  };
  const sendSome = () => Promise.all(Array.from({ length: CALLS }, send));

  expect(await sendSome()).toEqual(succeeded(CALLS));
  process.kill(behindWays.pid, 'SIGSTOP');
  expect(await sendSome()).toEqual(succeeded(CALLS));
  process.kill(behindWays.pid, 'SIGCONT');
  expect(await sendSome()).toEqual(succeeded(CALLS));

  // Half-open: the process and its servers believe in connections through which nothing arrives.
  for (const way of ways) way.cut();
  expect(await sendSome()).toEqual(succeeded(CALLS));
  for (const way of ways) way.restore();
  await other.kill('SIGTERM');
  // Until the first process has its servers again, nobody may be there to take a call, which is then refused.
  await waitUntil(async () => (await send()) === 'succeeded', { timeout: 120_000 });
  expect(await sendSome()).toEqual(succeeded(CALLS));
  const parcels = world.provider.with(token).map(({ form }) => form.parcel!);
  expect(parcels).toEqual([...new Set(parcels)]);
  expect(parcels).toEqual(expect.arrayContaining(sent));
});

it('answers everybody who asked while the only process was paused, though more asked than may wait', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ body: { parcel: 1 } }));
  const nats = await connect(world.servers.nats.user('platform'));
  const many = await createClient({
    nats,
    token: () => world.issuer.token({ tenant, roles: ['service'], subject: 'billing' }),
    tenant_id: tenant,
  });
  const send = async (nth: number) => {
    const parcel = { integration_id, capability_code: 'SEND_PARCEL', parameters: {}, idempotency_key: `parcel-${nth}` };
    const ended = many.execute({ ...parcel, timeout_ms: 60_000 });
    return ended.then(
      ({ status }) => status,
      ({ type }: LinesmanError) => type,
    );
  };
  process.kill(behindWays.pid, 'SIGSTOP');
  const { outMsgs } = nats.stats();
  const ended = Promise.all(Array.from({ length: MANY }, (_, nth) => send(nth)));
  await waitUntil(() => nats.stats().outMsgs >= outMsgs + MANY);
  await nats.flush();
  process.kill(behindWays.pid, 'SIGCONT');
  expect(await ended).toEqual(succeeded(MANY));
  expect(world.provider.with(token)).toHaveLength(MANY);
  await nats.close();
});
