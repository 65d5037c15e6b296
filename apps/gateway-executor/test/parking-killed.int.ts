import { join } from 'node:path';
import { spawnService, type SpawnedService } from '@linesman/testing';
import { orders, ParkingCustomers } from './parking-customer';
import { paid } from './start-provider';
import { World } from './start-world';

const world = new World();
const customers = new ParkingCustomers(world);
/** Also those that are not ready yet. */
const spawned: Promise<SpawnedService>[] = [];

beforeAll(async () => {
  await world.start();
  await customers.start();
});
afterAll(async () => {
  for (const service of await Promise.all(spawned)) await service.kill();
  await customers.stop();
  await world.stop();
});

function spawnExecutor(): Promise<SpawnedService> {
  const env = { ...world.environment(), ATTEMPT_SECONDS: '5' };
  const service = spawnService(join(__dirname, '../src/main.ts'), env);
  spawned.push(service);
  return service;
}

const MANY = 12;
const KILLS = [3, 6, 9];

it('runs each request once and in order, although the process that releases them is killed three times', async () => {
  const of = customers.stripe();
  let victim = spawnExecutor();
  await victim;
  await of.breaks();
  const ids = await of.parkAll(orders(1, MANY));
  const rows = await world.sql<{ execution_id: string }>(
    `select execution_id from executions where tenant_id = '${of.tenant}' order by accepted_at`,
  );
  const kills = [...KILLS];
  // The provider acts, and the process dies before it can store the answer.
  world.provider.on(of.token, async () => {
    const service = await victim;
    if (new Set(of.paid()).size === kills[0] && service.running()) {
      kills.shift();
      await service.kill();
      victim = spawnExecutor();
    }
    return paid('pi_1');
  });
  await of.recovers();
  for (const id of ids) await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  expect(kills).toEqual([]);
  const asked = of.paid();
  // Stripe deduplicates by our key: what was asked twice was done once.
  expect([...new Set(asked)]).toEqual(rows.map(({ execution_id }) => execution_id));
  expect(asked).toHaveLength(MANY + KILLS.length);
  // Never did a later one overtake one that had not ended.
  expect(asked).toEqual(asked.toSorted((a, b) => rank(a) - rank(b)));
  const ends = world.events.filter(
    ({ causationid, type }) => ids.includes(causationid!) && type === 'execution_succeeded',
  );
  expect(ends).toHaveLength(MANY);

  function rank(id: string | undefined): number {
    return rows.findIndex(({ execution_id }) => execution_id === id);
  }
});
