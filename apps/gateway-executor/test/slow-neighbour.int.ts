import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { paid } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

/** More than the process takes at a time, so that what comes afterwards is behind them in the stream. */
const MANY = 300;
const deadline = () => new Date(Date.now() + 600_000).toISOString();

it('executes the command of another provider while one does not answer 300 others, and then these', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const ids: string[] = [];
  for (let i = 0; i < MANY; i += 1) {
    const { tenant, integration_id, token } = world.customer('stripe');
    world.provider.on(token, () => released.then(() => paid(`pi_${i}`)));
    const parameters = { amount: 100, currency: 'usd' };
    const order = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order' };
    ids.push(await world.ask(tenant, { ...order, deadline: deadline() }));
  }
  await waitUntil(() => world.provider.calls.length > 30);
  const other = world.customer('courier');
  world.provider.on(other.token, () => ({ body: { parcel: 1 } }));
  const parcel = { integration_id: other.integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'parcel' };
  const id = await world.ask(other.tenant, { ...parcel, deadline: deadline() });
  await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  const ended = () =>
    world.events.filter(({ causationid, type }) => ids.includes(causationid!) && type === 'execution_succeeded');
  expect(ended().length).toBe(0);
  // At any time as many as are free, and not all: of those that were called, the first may have timed out.
  const [now] = await world.sql<{ running: number }>(
    `select count(*)::int as running from executions where status = 'running'`,
  );
  expect(now!.running).toBeLessThan(MANY / 2);
  release();
  await Promise.all(ids.map((each) => world.resultOf(each)));
  expect(ended().length).toBe(MANY);
});
