import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnService, type SpawnedService, waitUntil } from '@linesman/testing';
import { Contacts, idOf, numbers } from './start-contacts';
import { type SyncEvent, World } from './start-world';

const world = new World();
const spawned: SpawnedService[] = [];

beforeAll(() => world.start());
afterAll(async () => {
  await Promise.all(spawned.map((service) => service.kill()));
  await world.stop();
});

async function spawnExecutor(more: Record<string, string> = {}): Promise<SpawnedService> {
  const env = { ...world.environment(), ATTEMPT_SECONDS: '3', ...more };
  const service = await spawnService(join(__dirname, '../src/main.ts'), env);
  spawned.push(service);
  return service;
}

/** The events about a run, each once, although one may be published twice. */
async function publishedOf(run_id: unknown): Promise<{ batches: SyncEvent[]; ids: string[]; end: SyncEvent }> {
  const of = () => new Map(world.syncEvents.filter((one) => one.subject === run_id).map((one) => [one.id, one]));
  const seen = await waitUntil(
    () => {
      const events = [...of().values()].sort((a, b) => a.aggregateversion! - b.aggregateversion!);
      const whole = events.at(-1)?.type === 'sync_run_finished';
      return whole && events.every(({ aggregateversion }, n) => aggregateversion === n + 1) && events;
    },
    { timeout: 120_000 },
  );
  const batches = seen.slice(0, -1);
  const ids = batches.flatMap(({ data }) => data.records.map(({ external_id }) => external_id));
  return { batches, ids, end: seen.at(-1)! };
}

it('continues at its cursor each time its process is killed, and publishes every record', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const contacts = new Contacts(numbers(3_000), 100);
  let victim = await spawnExecutor();
  const deaths = [7, 15, 16, 24];
  world.provider.on(token, async (call) => {
    const killed = deaths[0] === world.provider.with(token).length && deaths.shift();
    if (killed) {
      await victim.kill();
      void spawnExecutor().then((next) => (victim = next));
    }
    return contacts.answer(call);
  });
  const result = await world.resultOf(await world.ask(tenant, { integration_id }), 240_000);
  expect(result).toMatchObject({ type: 'execution_succeeded', data: { output: { rows: 3_000, new: 3_000 } } });
  expect(deaths).toEqual([]);
  const { run_id } = (result.data as unknown as { output: { run_id: string } }).output;
  const { ids, end } = await publishedOf(run_id);
  expect(ids.toSorted()).toEqual(numbers(3_000).map(idOf).toSorted());
  expect(end.data).toMatchObject({ status: 'whole', rows: 3_000 });
  // Each page once, and once more for each death.
  expect(world.provider.with(token)).toHaveLength(30 + 4);
  await Promise.all(spawned.map((service) => service.kill()));
});

it('syncs 10,000 large records in a process whose memory cannot hold them', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const contacts = new Contacts(numbers(10_000), 200);
  for (const contact of contacts.all.values()) contact.Name = contact.Name.padEnd(8_000, '.');
  // 80 MB of records do not fit into 96 MB beside what a service needs itself.
  const service = await spawnExecutor({ ATTEMPT_SECONDS: '4', NODE_OPTIONS: '--max-old-space-size=96' });
  const resident: number[] = [];
  world.provider.on(token, (call) => {
    const [, kB] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))!;
    resident.push(Number(kB) / 1024);
    return contacts.answer(call);
  });
  const result = await world.resultOf(await world.ask(tenant, { integration_id }), 240_000);
  expect(result).toMatchObject({ type: 'execution_succeeded', data: { output: { rows: 10_000, new: 10_000 } } });
  const [halfway, late] = [Math.max(...resident.slice(20, 30)), Math.max(...resident.slice(-10))];
  // 50 pages, and one again for each attempt whose time ended while it was fetched.
  expect(resident.length).toBeGreaterThanOrEqual(50);
  expect(late - halfway).toBeLessThan(40);
  const { run_id } = (result.data as unknown as { output: { run_id: string } }).output;
  expect(new Set((await publishedOf(run_id)).ids).size).toBe(10_000);
});
