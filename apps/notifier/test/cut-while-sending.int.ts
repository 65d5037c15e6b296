import { Redis } from 'ioredis';
import { waitUntil } from '@linesman/testing';
import { CuttableNotifier } from './cuttable-notifier';

const world = new CuttableNotifier();
let redis: Redis;

beforeAll(async () => {
  await world.start();
  redis = new Redis(world.servers.redis.url);
});
afterAll(async () => {
  redis?.disconnect();
  await world.stop();
});

it('sends one email where PostgreSQL was away when it had been sent', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.cutAt(world.email, tenant.contact);
  await tenant.opened(told);
  await waitUntil(() => world.email.to(tenant.contact).length === 1);
  world.way.restore();
  const rows = () =>
    world.rows<{ state: string; duplicates: number }>(
      `select state, duplicates from deliveries where signal_id = $1 and channel = 'email'`,
      told.signal_id,
    );
  await waitUntil(async () => (await rows())[0]?.state === 'sent', { timeout: 120_000 });
  expect(await rows()).toEqual([{ state: 'sent', duplicates: 0 }]);
  expect(world.email.to(tenant.contact)).toHaveLength(1);
});

const noted = (kind: string) => waitUntil(async () => (await redis.keys(`notifier:${kind}:*`)).length > 0);

it('sends one email where the process was killed before PostgreSQL had recorded it', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.cutAt(world.email, tenant.contact);
  await tenant.opened(told);
  await waitUntil(() => world.email.to(tenant.contact).length === 1);
  await noted('sent');
  await world.service.kill();
  world.way.restore();
  await world.startService();
  const rows = () =>
    world.rows<{ state: string; duplicates: number; reason: string; message_id: string }>(
      `select state, duplicates, reason, message_id from deliveries where signal_id = $1 and channel = 'email'`,
      told.signal_id,
    );
  await waitUntil(async () => (await rows())[0]?.state === 'sent', { timeout: 120_000 });
  const [row] = await rows();
  expect(row).toMatchObject({ duplicates: 0, reason: 'found_at_its_destination' });
  const [email, ...others] = world.email.to(tenant.contact);
  expect(others).toEqual([]);
  const [message] = await world.rows<{ message_id: string }>(
    'select message_id from messages where id = $1',
    row!.message_id,
  );
  expect(message!.message_id).toBe(email!.messageId);
  await waitUntil(async () => (await redis.keys('notifier:sent:*')).length === 0);
});

/** The events of a tenant go to the server. */
async function withEndpoint(path: string) {
  const tenant = await world.tenant();
  await world.hearAt(tenant, path);
  const states = () =>
    world.rows<{ state: string; attempts: number }>(
      'select state, attempts from event_deliveries where tenant_id = $1',
      tenant.id,
    );
  return { tenant, states };
}

it('sends one webhook where the process was killed before PostgreSQL had recorded it', async () => {
  const { tenant, states } = await withEndpoint('/killed');
  world.cutAt(world.webhooks, '/killed');
  await tenant.opened(tenant.snapshot());
  await waitUntil(() => world.webhooks.at('/killed').length === 1, { timeout: 60_000 });
  await noted('event-answered');
  await world.service.kill();
  world.way.restore();
  await world.startService();
  await world.rows('update event_deliveries set next_attempt_at = now() where tenant_id = $1', tenant.id);
  await waitUntil(async () => (await states())[0]?.state === 'delivered', { timeout: 180_000 });
  expect(await states()).toEqual([{ state: 'delivered', attempts: 2 }]);
  expect(world.webhooks.at('/killed')).toHaveLength(1);
  // A replay within minutes must not take what is left of it for an answer of its own.
  await waitUntil(async () => (await redis.keys('notifier:event-answered:*')).length === 0);
});

it('sends one webhook where PostgreSQL was away when it had been sent', async () => {
  const { tenant, states } = await withEndpoint('/signals');
  world.cutAt(world.webhooks, '/signals');
  await tenant.opened(tenant.snapshot());
  await waitUntil(() => world.webhooks.at('/signals').length === 1, { timeout: 60_000 });
  world.way.restore();
  await waitUntil(async () => (await states())[0]?.state === 'delivered', { timeout: 180_000 });
  expect(await states()).toEqual([{ state: 'delivered', attempts: 1 }]);
  expect(world.webhooks.at('/signals')).toHaveLength(1);
});
