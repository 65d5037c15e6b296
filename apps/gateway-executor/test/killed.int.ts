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
