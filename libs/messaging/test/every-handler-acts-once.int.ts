import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SpawnedService, waitUntil } from '@linesman/testing';
import { headers } from '@nats-io/transport-node';
import { SUBJECT, World } from './start-world';
import { TestConfig } from './test-service';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

const deadLetters = () =>
  world.sql<{
    id: string;
    handler: string;
    message_id: string;
    reason: string;
    stack: string | null;
    replayed_by: string | null;
  }>(
    'status-monitor',
    'select id, handler, message_id, reason, stack, replayed_by from dead_letters order by created_at',
  );
const settled = () =>
  world.asProvisioner(async (manager) => {
    const info = await manager.consumers.info('EVENTS', 'status-monitor-integrations');
    return info.num_pending === 0 && info.num_ack_pending === 0;
  });

it('acts once on an event that is on the stream twice', async () => {
  await world.run('status-monitor');
  const tenant = randomUUID();
  const id = randomUUID();
  await world.publish(tenant, tenant, id);
  await world.publish(tenant, tenant, id, randomUUID());
  await waitUntil(settled);
  expect(await world.effects('status-monitor', tenant)).toEqual([tenant]);
});

it('acts once when the process dies between its effect and the ack', async () => {
  const tenant = randomUUID();
  const DIED_FILE = join(mkdtempSync(join(tmpdir(), 'linesman-died-')), 'yes');
  const victim = await world.spawn('status-monitor', { DIED_FILE });
  await world.publish(tenant, tenant);
  await expect(victim.exited).resolves.toMatchObject({ signal: 'SIGKILL' });
  expect(await world.effects('status-monitor', tenant)).toEqual([tenant]);
  const next = await world.spawn('status-monitor', { DIED_FILE });
  await waitUntil(() => next.output().includes('"outcome":"duplicate"'));
  await waitUntil(settled);
  expect(await world.effects('status-monitor', tenant)).toEqual([tenant]);
});

it('makes a dead letter of the message that kills each process which handles it, and of no other', async () => {
  const tenant = randomUUID();
  const KILLER = randomUUID();
  const innocents = Array.from({ length: 8 }, () => randomUUID());
  for (const id of [...innocents.slice(0, 4), KILLER, ...innocents.slice(4)]) await world.publish(id, tenant);
  let over = false;
  const deaths: SpawnedService[] = [];
  const keepUp = (async () => {
    // Starts the service again each time it died, as an orchestrator does.
    while (!over) {
      const service = await world.spawn('status-monitor', { KILLER }).catch(() => undefined);
      await service?.exited;
      if (service && !over) deaths.push(service);
    }
  })();
  await waitUntil(async () => (await world.effects('status-monitor', tenant)).length === innocents.length, {
    timeout: 90_000,
  });
  await waitUntil(async () => (await deadLetters()).length === 1, { timeout: 90_000 });
  await waitUntil(settled);
  over = true;
  await world.endServices();
  await keepUp;
  const [letter] = await deadLetters();
  expect(letter!.reason).toBe('the process died 3 times while it handled this message alone');
  expect((await world.effects('status-monitor', tenant)).sort()).toEqual([...innocents].sort());
});

it('replays a dead letter to the handler that failed, once', async () => {
  const tenant = randomUUID();
  const poison = randomUUID();
  const listener = await world.run('status-monitor', { POISON: poison });
  const meta = headers();
  meta.set('Authorization', 'Bearer a-token-that-is-valid');
  await world.publish(poison, tenant, undefined, undefined, meta);
  const letter = await waitUntil(async () => (await deadLetters()).find((it) => it.reason.includes('nobody can')));
  const atRest = `select id from dead_letters where headers::text like '%a-token-that-is-valid%'`;
  expect(await world.sql('status-monitor', atRest)).toEqual([]);
  expect(letter.stack).toContain('OnIntegrationDeleted.handle');

  const ask = async (method: 'GET' | 'POST', url: string, role = 'admin') => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject: 'staff' })}`;
    const { statusCode, payload } = await listener.inject({ method, url, headers: { authorization } });
    return { status: statusCode, body: JSON.parse(payload) as Record<string, unknown> };
  };
  expect((await ask('GET', '/dead-letters', 'tenant_admin')).status).toBe(403);
  expect((await ask('GET', '/dead-letters')).body.items).toContainEqual(
    expect.objectContaining({ id: letter.id, subject: SUBJECT, tenant_id: tenant }),
  );
  const failed = await ask('POST', `/dead-letters/${letter.id}/replay`);
  expect(failed).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nobody can') as string } });
  // What failed again is still one dead letter.
  expect((await deadLetters()).filter(({ reason }) => reason.includes('nobody can'))).toHaveLength(1);
  expect((await ask('GET', '/dead-letters/waiting')).body.items).toContainEqual(
    expect.objectContaining({ handler: letter.handler, waiting: expect.any(Number) as number }),
  );

  listener.get(TestConfig).POISON = undefined;
  expect((await ask('POST', `/dead-letters/${letter.id}/replay`)).body).toEqual({ outcome: 'done' });
  expect(await world.effects('status-monitor', tenant)).toEqual([poison]);
  expect((await deadLetters()).find((it) => it.id === letter.id)!.replayed_by).toBe('staff');
  expect((await ask('POST', `/dead-letters/${letter.id}/replay`)).status).toBe(409);
  const found = async (query: string) => (await ask('GET', `/dead-letters?${query}`)).body.items as { id: string }[];
  const of = `handler=${letter.handler}&tenant_id=${tenant}`;
  expect(await found(`${of}&replayed=true`)).toMatchObject([{ id: letter.id }]);
  expect(await found(`${of}&replayed=false`)).toEqual([]);
});

it('lists dead letters page by page, with their secrets hidden', async () => {
  const [poison, tenant] = [randomUUID(), randomUUID()];
  const listener = await world.run('status-monitor', { POISON: poison });
  const ask = async (query: string) => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['admin'], subject: 'staff' })}`;
    const { payload } = await listener.inject({ url: `/dead-letters?${query}`, headers: { authorization } });
    return JSON.parse(payload) as { items: { id: string; body: string; reason: string }[]; next_cursor?: string };
  };
  const put = (body: string) =>
    world.sql(
      'status-monitor',
      `insert into dead_letters (handler, message_id, subject, tenant_id, body, headers, reason, sent_at)
       values ('h', '${randomUUID()}', 's', '${tenant}', '${body}', '{}', 'Bearer abcdefghij was refused', now())`,
    );
  for (const name of ['a', 'b', 'c']) await put(JSON.stringify({ name, access_token: 'canary' }));
  const first = await ask(`tenant_id=${tenant}&limit=2`);
  await put('{"name":"d"}');
  const second = await ask(`tenant_id=${tenant}&limit=2&cursor=${first.next_cursor}`);
  const all = [...first.items, ...second.items];
  expect(all.map(({ body }) => (JSON.parse(body) as { name: string }).name)).toEqual(['c', 'b', 'a']);
  expect(second.next_cursor).toBeUndefined();
  expect(JSON.stringify(all)).not.toMatch(/canary|abcdefghij/);
});

it('goes on when its database comes back, and counts no failure against a message', async () => {
  await world.run('status-monitor');
  const tenant = randomUUID();
  await world.servers.postgres.kill();
  for (let i = 0; i < 3; i++) await world.publish(randomUUID(), tenant);
  await world.servers.postgres.restart();
  const before = (await deadLetters()).length;
  await waitUntil(async () => (await world.effects('status-monitor', tenant)).length === 3, { timeout: 60_000 });
  expect(await deadLetters()).toHaveLength(before);
});
