import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type CuttableWay, type SpawnedService, spawnService, startCuttableWay, waitUntil } from '@linesman/testing';
import { EventServer } from './event-server';
import { NotifierWorld } from './notifier-world';

const world = new NotifierWorld();
let server: EventServer;
let way: CuttableWay;
let service: SpawnedService;
let start: () => Promise<void>;
let redis: Redis;

beforeAll(async () => {
  await world.start();
  server = await EventServer.start();
  const environment = world.environment();
  way = await startCuttableWay(environment['DATABASE_APP_URL']!);
  const over = (name: string): Record<string, string> => {
    const url = new URL(environment[name]!);
    url.host = new URL(way.url).host;
    return { [name]: url.href };
  };
  const urls = { ...over('DATABASE_APP_URL'), ...over('DATABASE_SYSTEM_URL') };
  start = async () => {
    service = await spawnService(
      join(__dirname, '../src/main.ts'),
      world.environment({ ...urls, SEND_LEASE_SECONDS: '20' }),
    );
  };
  redis = new Redis(world.servers.redis.url);
  await start();
});
afterAll(async () => {
  await service?.kill('SIGTERM');
  server?.stop();
  redis?.disconnect();
  await way?.stop();
  await world.stop();
});

const urlOf = (started: SpawnedService): string => /"url":"([^"]+)"[^\n]*"msg":"ready"/.exec(started.output())![1]!;

/** PostgreSQL is away from the moment on at which something arrives. */
const cutAt = (place: { onTaken: Map<string, () => void> }, name: string): void =>
  void place.onTaken.set(name, () => {
    place.onTaken.clear();
    way.cut();
  });

it('sends one email where PostgreSQL was away when it had been sent', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  cutAt(world.email, tenant.contact);
  await tenant.opened(told);
  await waitUntil(() => world.email.to(tenant.contact).length === 1);
  way.restore();
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
  cutAt(world.email, tenant.contact);
  await tenant.opened(told);
  await waitUntil(() => world.email.to(tenant.contact).length === 1);
  await noted('sent');
  await service.kill();
  way.restore();
  await start();
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
  const token = await world.issuer.token({ tenant: tenant.id, roles: ['tenant_admin'], subject: 'anna' });
  const created = await fetch(`${urlOf(service)}/event-endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `${server.origin}${path}`,
      types: ['risk_signal_opened'],
      contact_email: 'ops@acme.example',
    }),
  });
  expect(created.status).toBe(201);
  const states = () =>
    world.rows<{ state: string; attempts: number }>(
      'select state, attempts from event_deliveries where tenant_id = $1',
      tenant.id,
    );
  return { tenant, states };
}

it('sends one webhook where the process was killed before PostgreSQL had recorded it', async () => {
  const { tenant, states } = await withEndpoint('/killed');
  cutAt(server, '/killed');
  await tenant.opened(tenant.snapshot());
  await waitUntil(() => server.at('/killed').length === 1, { timeout: 60_000 });
  await noted('event-answered');
  await service.kill();
  way.restore();
  await start();
  await world.rows('update event_deliveries set next_attempt_at = now() where tenant_id = $1', tenant.id);
  await waitUntil(async () => (await states())[0]?.state === 'delivered', { timeout: 180_000 });
  expect(await states()).toEqual([{ state: 'delivered', attempts: 2 }]);
  expect(server.at('/killed')).toHaveLength(1);
  // A replay within minutes must not take what is left of it for an answer of its own.
  await waitUntil(async () => (await redis.keys('notifier:event-answered:*')).length === 0);
});

it('sends one webhook where PostgreSQL was away when it had been sent', async () => {
  const { tenant, states } = await withEndpoint('/signals');
  cutAt(server, '/signals');
  await tenant.opened(tenant.snapshot());
  await waitUntil(() => server.at('/signals').length === 1, { timeout: 60_000 });
  way.restore();
  await waitUntil(async () => (await states())[0]?.state === 'delivered', { timeout: 180_000 });
  expect(await states()).toEqual([{ state: 'delivered', attempts: 1 }]);
  expect(server.at('/signals')).toHaveLength(1);
});
