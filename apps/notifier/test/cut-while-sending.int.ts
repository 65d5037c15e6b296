import { join } from 'node:path';
import { type CuttableWay, type SpawnedService, spawnService, startCuttableWay, waitUntil } from '@linesman/testing';
import { EventServer } from './event-server';
import { NotifierWorld } from './notifier-world';

const world = new NotifierWorld();
let server: EventServer;
let way: CuttableWay;
let service: SpawnedService;

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
  service = await spawnService(join(__dirname, '../src/main.ts'), world.environment(urls));
});
afterAll(async () => {
  await service?.kill('SIGTERM');
  server?.stop();
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

it('sends one webhook where PostgreSQL was away when it had been sent', async () => {
  const tenant = await world.tenant();
  const token = await world.issuer.token({ tenant: tenant.id, roles: ['tenant_admin'], subject: 'anna' });
  const created = await fetch(`${urlOf(service)}/event-endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `${server.origin}/signals`,
      types: ['risk_signal_opened'],
      contact_email: 'ops@acme.example',
    }),
  });
  expect(created.status).toBe(201);
  cutAt(server, '/signals');
  await tenant.opened(tenant.snapshot());
  await waitUntil(() => server.at('/signals').length === 1, { timeout: 60_000 });
  way.restore();
  const states = () =>
    world.rows<{ state: string; attempts: number }>(
      'select state, attempts from event_deliveries where tenant_id = $1',
      tenant.id,
    );
  await waitUntil(async () => (await states())[0]?.state === 'delivered', { timeout: 180_000 });
  expect(await states()).toEqual([{ state: 'delivered', attempts: 1 }]);
  expect(server.at('/signals')).toHaveLength(1);
});
