import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SynchronousExecute } from '../src/intake/synchronous-execute';
import { startExecutor } from './start-executor';
import { World } from './start-world';

const world = new World();
const processes: NestFastifyApplication[] = [];

beforeAll(async () => {
  await world.start();
  processes.push(await startExecutor(world), await startExecutor(world));
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await world.stop();
});

const in3Minutes = () => new Date(Date.now() + 180_000).toISOString();

/** Courier allows 10 requests a second to each integration. */
it("keeps a provider's limit over all processes, and executes later what exceeded it", async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  const at: number[] = [];
  world.provider.on(token, () => {
    at.push(Date.now());
    return { body: { parcel: at.length } };
  });
  const ids = await Promise.all(
    Array.from({ length: 35 }, (_, i) =>
      world.ask(tenant, {
        integration_id,
        capability_code: 'SEND_PARCEL',
        idempotency_key: `parcel-${i}`,
        deadline: in3Minutes(),
      }),
    ),
  );
  for (const id of ids) await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  expect(at).toHaveLength(35);
  // Windows of one second: at most two of them meet in any second.
  const busiest = Math.max(...at.map((from) => at.filter((other) => other >= from && other < from + 1_000).length));
  expect(busiest).toBeLessThanOrEqual(20);
  expect(at.at(-1)! - at[0]!).toBeGreaterThan(2_000);
});

it('counts nothing for a request that the ledger has already', async () => {
  const { tenant: tenant_id, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ body: {} }));
  const send = (idempotency_key: string) =>
    processes[0]!.get(SynchronousExecute).executeOrRefuse({
      ...{ tenant_id, integration_id, capability_code: 'SEND_PARCEL', parameters: {}, idempotency_key },
      ...{ requested_by: 'billing', requested_roles: ['service'], permitted: true, correlation_id: 'test' },
    });
  for (let n = 0; n < 25; n += 1) await expect(send('parcel')).resolves.toMatchObject({ status: 'succeeded' });
  await expect(send('another')).resolves.toMatchObject({ status: 'succeeded' });
  expect(world.provider.with(token)).toHaveLength(2);
});

it('fails when the limit leaves no room before the deadline, without an observation', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ body: {} }));
  const ids = await Promise.all(
    Array.from({ length: 25 }, (_, i) =>
      world.ask(tenant, {
        integration_id,
        capability_code: 'SEND_PARCEL',
        idempotency_key: `late-${i}`,
        deadline: new Date(Date.now() + 500).toISOString(),
      }),
    ),
  );
  const ends = await Promise.all(ids.map((id) => world.resultOf(id)));
  const refused = ends.filter((end) => end.type === 'execution_failed');
  expect(refused.length).toBeGreaterThan(0);
  for (const { data } of refused) {
    expect(data.error.class).toBe('transient');
    expect(['rate_limit_reached', 'deadline_passed']).toContain(data.error.code);
    expect(data.observation).toBeUndefined();
  }
});

/** Crowd counts our application: 10 requests a second for all tenants together. */
it('gives each tenant its share of a common limit', async () => {
  const greedy = world.customer('crowd');
  const modest = world.customer('crowd');
  let served = 0;
  world.provider.on(greedy.token, () => ({ body: { served: ++served } }));
  world.provider.on(modest.token, () => ({ body: {} }));
  const ask = ({ tenant, integration_id }: typeof greedy) =>
    world.ask(tenant, { integration_id, capability_code: 'READ_CROWD', deadline: in3Minutes() });
  const many = await Promise.all(Array.from({ length: 80 }, () => ask(greedy)));
  await waitUntil(() => served >= 10);
  const few = await Promise.all(Array.from({ length: 4 }, () => ask(modest)));
  for (const id of few) await world.resultOf(id);
  expect(served).toBeLessThan(80);
  for (const id of many) await world.resultOf(id);
  expect(served).toBe(80);
});
