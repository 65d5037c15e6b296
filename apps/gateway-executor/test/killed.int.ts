import { join } from 'node:path';
import { skewedBy, spawnService, type SpawnedService, waitUntil } from '@linesman/testing';
import { contacts, paid } from './start-provider';
import { World } from './start-world';

const world = new World();
/** Also those that are not ready yet: one that is left over would answer for the next test. */
const spawned: Promise<SpawnedService>[] = [];

beforeAll(() => world.start());
afterEach(async () => {
  for (const service of await Promise.all(spawned.splice(0))) await service.kill();
});
afterAll(() => world.stop());

function spawnExecutor(more: Record<string, string> = {}): Promise<SpawnedService> {
  const env = { ...world.environment(), ATTEMPT_SECONDS: '1', ...more };
  const service = spawnService(join(__dirname, '../src/main.ts'), env);
  spawned.push(service);
  return service;
}

/** The provider acts, and the process that called it dies before it can store the answer. */
async function killDuringFirstCall(token: string, answer: () => { body: unknown }): Promise<void> {
  const victim = await spawnExecutor();
  world.provider.on(token, async () => {
    if (victim.running()) await victim.kill();
    return answer();
  });
  void victim.exited.then(() => spawnExecutor());
}

it('repeats a read', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  await killDuringFirstCall(token, () => contacts);
  const id = await world.ask(tenant, { integration_id });
  await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  expect(world.provider.with(token)).toHaveLength(2);
});

it('charges once when the provider deduplicates', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  await killDuringFirstCall(token, () => paid('pi_9'));
  const id = await world.ask(tenant, {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: 100, currency: 'usd' },
    idempotency_key: 'order-1',
  });
  const event = await world.resultOf(id);
  expect(event).toMatchObject({ type: 'execution_succeeded', data: { output: { payment_id: 'pi_9' } } });
  const keys = world.provider.with(token).map((call) => call.idempotency_key);
  expect(keys).toEqual([event.data.execution_id, event.data.execution_id]);
});

it('makes the profile of a customer once if the process dies before it can store the id', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  const make = { idempotency_key: 'customer-profile:stripe:1', parameters: { name: 'TechCorp' } };
  world.leases.profile = () => ({ make });
  const victim = await spawnExecutor();
  world.provider.on(token, async ({ path }) => {
    if (path !== '/v1/customers') return paid('pi_10');
    if (victim.running()) await victim.kill();
    return { body: { object: 'customer', id: 'cus_10' } };
  });
  void victim.exited.then(() => spawnExecutor());
  const customer_id = '6f1e2d3c-0000-4000-8000-000000000010';
  const parameters = { amount: 100.0, currency: 'USD', customer_id };
  const order = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-10' };
  await expect(world.resultOf(await world.ask(tenant, order))).resolves.toMatchObject({ type: 'execution_succeeded' });
  const calls = world.provider.with(token);
  const made = calls.filter(({ path }) => path === '/v1/customers').map((call) => call.idempotency_key);
  expect([made.length, new Set(made).size]).toEqual([2, 1]);
  const paying = calls.filter(({ path }) => path === '/v1/payment_intents');
  expect(paying).toMatchObject([{ form: { customer: 'cus_10' } }]);
});

it('never repeats a write that nobody deduplicates, and ends it as unknown', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  await killDuringFirstCall(token, () => ({ body: { parcel: 1 } }));
  const id = await world.ask(tenant, { integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'parcel-1' });
  await expect(world.resultOf(id)).resolves.toMatchObject({
    type: 'execution_unknown',
    aggregateversion: 1,
    data: { error: { class: 'unknown', code: 'interrupted' } },
  });
  expect(world.provider.with(token)).toHaveLength(1);
});

it('makes another trial call when the process that made one has died', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  const victim = await spawnExecutor();
  let killing = false;
  world.provider.on(token, async () => {
    if (!killing) return { status: 503, body: { error: { type: 'api_error', message: 'Stripe is overloaded' } } };
    if (victim.running()) await victim.kill();
    return paid('pi_10');
  });
  void victim.exited.then(() => spawnExecutor());
  const command = (n: number) =>
    world.ask(tenant, {
      integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: 100, currency: 'usd' },
      idempotency_key: `order-${n}`,
      deadline: new Date(Date.now() + 600_000).toISOString(),
    });
  const first = await Promise.all([1, 2, 3].map(command));
  await waitUntil(() => world.provider.with(token).length >= 3);
  const later = await command(4);
  // By then each has failed or was refused, so the circuit is open and the next call is a trial.
  await waitUntil(async () => {
    const rows = await world.sql(
      `select 1 from executions where tenant_id = '${tenant}' and status = 'requested' and owner is null`,
    );
    return rows.length === 4;
  });
  killing = true;
  for (const id of [...first, later])
    await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  await victim.exited;
});

it('executes others beside 64 slow commands that were under way when their process died, and then these', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const victim = await spawnExecutor({ ATTEMPT_SECONDS: '5' });
  const slow = Array.from({ length: 64 }, () => world.customer('salesforce'));
  for (const { token } of slow) world.provider.on(token, () => released.then(() => contacts));
  const deadline = new Date(Date.now() + 600_000).toISOString();
  const ids = await Promise.all(
    slow.map(({ tenant, integration_id }) => world.ask(tenant, { integration_id, deadline })),
  );
  const calledTimes = (times: number) => slow.filter(({ token }) => world.provider.with(token).length >= times).length;
  await waitUntil(() => calledTimes(1) === slow.length);
  await victim.kill();
  await spawnExecutor({ ATTEMPT_SECONDS: '5' });
  // One after another, the second would wait until the first one's time is over.
  await waitUntil(() => calledTimes(2) >= slow.length / 4);
  const other = world.customer('courier');
  world.provider.on(other.token, () => ({ body: { parcel: 1 } }));
  const parcel = { integration_id: other.integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'parcel' };
  await expect(world.resultOf(await world.ask(other.tenant, { ...parcel, deadline }))).resolves.toMatchObject({
    type: 'execution_succeeded',
  });
  expect(
    world.events.filter(({ causationid, type }) => ids.includes(causationid!) && type === 'execution_succeeded'),
  ).toEqual([]);
  release();
  for (const id of ids) await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
});

it.each([10, -10])('keeps deadlines on a machine whose clock is %i minutes ahead', async (minutes) => {
  await spawnExecutor(skewedBy(minutes * 60_000));
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_12'));
  const by = async (seconds: number) => {
    const parameters = { amount: 100, currency: 'usd' };
    const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: `in-${seconds}` };
    const deadline = new Date(Date.now() + seconds * 1_000).toISOString();
    return world.resultOf(await world.ask(tenant, { ...asked, deadline }));
  };
  await expect(by(300)).resolves.toMatchObject({ type: 'execution_succeeded' });
  await expect(by(-60)).resolves.toMatchObject({ data: { error: { code: 'deadline_passed' } } });
});
