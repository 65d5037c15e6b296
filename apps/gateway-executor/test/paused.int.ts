import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type LinesmanClient } from '@linesman/client';
import { spawnService, type SpawnedService } from '@linesman/testing';
import { World } from './start-world';

const CALLS = 8;
const world = new World();
const spawned: SpawnedService[] = [];
let client: LinesmanClient;

beforeAll(async () => {
  await world.start();
  const start = () => spawnService(join(__dirname, '../src/main.ts'), world.environment());
  spawned.push(...(await Promise.all([start(), start()])));
});
afterAll(async () => {
  await client?.close();
  await Promise.all(spawned.map((service) => service.kill()));
  await world.stop();
});

it('answers every call while one of two processes is paused, and sends nothing twice', async () => {
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
  const sendSome = () =>
    Promise.all(
      Array.from({ length: CALLS }, async () => {
        const idempotency_key = `parcel-${(asked += 1)}`;
        const parcel = { integration_id, capability_code: 'SEND_PARCEL', parameters: {}, idempotency_key } as const;
        return (await client.execute({ ...parcel, timeout_ms: 60_000 })).status;
      }),
    );
  const succeeded = Array<string>(CALLS).fill('succeeded');

  expect(await sendSome()).toEqual(succeeded);
  process.kill(spawned[0]!.pid, 'SIGSTOP');
  expect(await sendSome()).toEqual(succeeded);
  process.kill(spawned[0]!.pid, 'SIGCONT');
  expect(await sendSome()).toEqual(succeeded);
  expect(world.provider.with(token)).toHaveLength(3 * CALLS);
});
