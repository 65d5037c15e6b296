import { join } from 'node:path';
import { spawnService, type SpawnedService } from '@linesman/testing';
import { contacts, paid } from './start-provider';
import { World } from './start-world';

const world = new World();
const spawned: SpawnedService[] = [];

beforeAll(() => world.start());
afterAll(async () => {
  await Promise.all(spawned.map((service) => service.kill()));
  await world.stop();
});

async function spawnExecutor(): Promise<SpawnedService> {
  const env = { ...world.environment(), ATTEMPT_SECONDS: '1' };
  const service = await spawnService(join(__dirname, '../src/main.ts'), env);
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
  await Promise.all(spawned.map((service) => service.kill()));
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
  await Promise.all(spawned.map((service) => service.kill()));
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
  expect(calls.at(-1)).toMatchObject({ path: '/v1/payment_intents', form: { customer: 'cus_10' } });
  await Promise.all(spawned.map((service) => service.kill()));
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
