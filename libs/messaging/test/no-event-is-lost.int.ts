import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { integrationDeleted } from '@linesman/contracts';
import { queryOnce, waitUntil } from '@linesman/testing';
import { Outbox } from '../src';
import { OutboxRelay } from '../src/outbox/outbox-relay';
import { SUBJECT, World } from './start-world';
import { DeleteIntegration } from './test-service';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

const unpublished = async () => {
  const rows = await world.sql<{ count: number }>(
    'integrations',
    'select count(*)::int as count from outbox where published_at is null and set_aside_at is null',
  );
  return rows[0]!.count;
};

it('publishes an event while the relay is stopped', async () => {
  const speaker = await world.run('integrations');
  await speaker.get(OutboxRelay).beforeApplicationShutdown();
  const tenant = randomUUID();
  await speaker.get(DeleteIntegration).delete(tenant, tenant);
  await waitUntil(async () => (await world.inStream()).includes(tenant));
});

it('publishes an event for which nobody waits, and marks it, while the relay is stopped', async () => {
  const speaker = await world.run('integrations');
  await speaker.get(OutboxRelay).beforeApplicationShutdown();
  const tenant = randomUUID();
  const outbox = speaker.get(Outbox);
  const data = { integration_id: tenant };
  const row = outbox.compose(integrationDeleted, { tenantId: tenant, aggregateId: tenant, data });
  await queryOnce(
    world.servers.postgres.role('integrations', 'app'),
    `insert into outbox (id, tenant_id, subject, envelope) select $2::uuid, $1::text::uuid, $3, $4::json
     from (select set_config('app.tenant', $1::text, false)) as t`,
    [tenant, row.id, row.subject, row.body],
  );
  outbox.publishCommitted({ ...row, may_wait: true });
  await waitUntil(async () => (await world.inStream()).includes(tenant));
  const published = 'select 1 from outbox where id = $1 and published_at is not null';
  await waitUntil(async () => (await world.sql('integrations', published, [row.id])).length === 1);
});

it('publishes the event of a process that died between commit and publication', async () => {
  const tenant = randomUUID();
  await expect(world.spawn('integrations', { DELETE_AND_DIE: tenant })).rejects.toThrow(/SIGKILL/);
  expect(await world.effects('integrations', tenant)).toEqual([tenant]);
  expect(await world.inStream()).not.toContain(tenant);
  await world.run('integrations');
  await waitUntil(async () => (await world.inStream()).includes(tenant));
});

it('loses and duplicates nothing when the relay is killed in the middle', async () => {
  const tenant = randomUUID();
  const ids = Array.from({ length: 1_500 }, () => randomUUID());
  const speaker = await world.run('integrations');
  await world.servers.nats.kill();
  const verb = speaker.get(DeleteIntegration);
  for (let i = 0; i < ids.length; i += 50) await Promise.all(ids.slice(i, i + 50).map((id) => verb.delete(tenant, id)));
  await world.endServices();
  await world.servers.nats.restart();
  expect(await unpublished()).toBe(ids.length);

  const before = (await world.inStream()).length;
  const relay = await world.spawn('integrations');
  const inStream = () => world.asProvisioner(async (it) => (await it.streams.info('EVENTS')).state.messages);
  await waitUntil(async () => (await inStream()) > before, { interval: 1 });
  await relay.kill();
  await world.run('integrations');
  // Rows that the killed relay had claimed are free again when the claim has run out.
  await waitUntil(async () => (await unpublished()) === 0, { timeout: 240_000 });
  expect((await world.inStream()).slice(before).sort()).toEqual([...ids].sort());
});

it('publishes events although 200 older ones are too large for the stream', async () => {
  const tenant = randomUUID();
  await queryOnce(
    world.servers.postgres.role('integrations', 'app'),
    `insert into outbox (id, tenant_id, subject, envelope, created_at)
     select gen_random_uuid(), $1::text::uuid, $2, to_json(repeat('漢', 350000)), clock_timestamp() - interval '1 hour'
     from (select set_config('app.tenant', $1::text, false)) as t, generate_series(1, 200)`,
    [tenant, SUBJECT],
  );
  await world.spawn('integrations', { DELETE_AND_DIE: tenant }).catch(() => undefined);
  await world.run('integrations');
  await waitUntil(async () => (await unpublished()) === 0, { timeout: 240_000 });
  expect(await world.inStream()).toContain(tenant);
  const [aside] = await world.sql(
    'integrations',
    'select count(*)::int as count from outbox where set_aside_at is not null',
  );
  expect(aside).toEqual({ count: 200 });
});

it('lets the events of a tenant wait that has used up its quota, and publishes those of others', async () => {
  const [busy, other] = [randomUUID(), randomUUID()];
  const speaker = await world.run('integrations', { TENANT_EVENT_BYTES_AN_HOUR: '1' });
  const verb = speaker.get(DeleteIntegration);
  for (const [tenant, id] of [
    [busy, busy],
    [busy, randomUUID()],
    [other, other],
  ] as const)
    await verb.delete(tenant, id);
  // The relay has looked at all of them, and has published none of the tenant that is held back.
  await waitUntil(async () => {
    const rows = await world.sql<{ count: number }>(
      'integrations',
      'select count(*)::int as count from outbox where tenant_id = any($1::uuid[]) and published_at is not null',
      [[busy, other]],
    );
    return rows[0]!.count === 2;
  });
  expect(await unpublished()).toBe(1);
  await world.endServices();
  // Another process has a quota of its own.
  await world.run('integrations');
  await waitUntil(async () => (await unpublished()) === 0);
});

it('publishes what happened while NATS was away', async () => {
  const speaker = await world.run('integrations');
  const listener = await world.run('status-monitor');
  const tenant = randomUUID();
  const ids = Array.from({ length: 20 }, () => randomUUID());
  await world.servers.nats.kill();
  for (const id of ids) await speaker.get(DeleteIntegration).delete(tenant, id);
  const ready = await listener.inject('/health/ready');
  expect({ code: ready.statusCode, ...ready.json<object>() }).toEqual({
    code: 200,
    status: 'degraded',
    dependencies: { nats: 'down: disconnected', outbox: 'up', postgres: 'up', streams: 'up' },
    degraded: ['nats'],
  });
  await world.servers.nats.restart();
  // However long the server takes to come back, nothing may be missing afterwards.
  await waitUntil(async () => (await world.effects('status-monitor', tenant)).length === ids.length, {
    timeout: 240_000,
  });
  expect((await world.effects('status-monitor', tenant)).sort()).toEqual([...ids].sort());
});

it('publishes again what a stream restored from an older backup has lost', async () => {
  const speaker = await world.run('integrations');
  const tenant = randomUUID();
  const [kept, lost] = [randomUUID(), randomUUID()];
  const { dir } = world.servers.nats;
  const backup = join(dir, '..', 'backup');
  await speaker.get(DeleteIntegration).delete(tenant, kept);
  await waitUntil(async () => (await unpublished()) === 0);
  await world.servers.nats.stop();
  cpSync(join(dir, 'jetstream'), backup, { recursive: true });
  await world.servers.nats.restart();

  await waitUntil(async () => (await speaker.inject('/health/ready')).json<{ status: string }>().status === 'up');
  await speaker.get(DeleteIntegration).delete(tenant, lost);
  await waitUntil(async () => (await unpublished()) === 0 && (await world.inStream()).includes(lost));
  await world.servers.nats.stop();
  rmSync(join(dir, 'jetstream'), { recursive: true });
  cpSync(backup, join(dir, 'jetstream'), { recursive: true });
  await world.servers.nats.restart();
  expect(await world.inStream()).not.toContain(lost);

  await waitUntil(async () => (await world.inStream()).includes(lost));
  const mine = (await world.inStream()).filter((id) => id === kept || id === lost);
  expect(mine).toEqual([kept, lost]);
});

it('lists for staff what was set aside, page by page, and publishes it again once the reason is gone', async () => {
  const ids: [string, string, string] = [randomUUID(), randomUUID(), randomUUID()];
  const [forbidden, allowed, large] = ids;
  const tooLarge = `to_json(repeat('漢', 350000))`;
  for (const [id, subject, envelope] of [
    [forbidden, 'events.notifier.task.created.v1', `'{}'`],
    [allowed, SUBJECT, `'{}'`],
    [large, SUBJECT, tooLarge],
  ])
    await queryOnce(
      world.servers.postgres.role('integrations', 'app'),
      `insert into outbox (id, tenant_id, subject, envelope, set_aside_at, set_aside_reason)
       select $1::text::uuid, $1::text::uuid, $2, ${envelope}, date_trunc('milliseconds', now()), 'refused'
       from (select set_config('app.tenant', $1::text, false)) as t`,
      [id, subject],
    );
  const speaker = await world.run('integrations');
  const ask = async (method: 'GET' | 'POST', url: string, role = 'admin', payload?: object) => {
    const token = await world.issuer.token({ tenant: randomUUID(), roles: [role], subject: 'sam' });
    const answer = await speaker.inject({ method, url, headers: { authorization: `Bearer ${token}` }, payload });
    return { status: answer.statusCode, body: answer.json<{ items: { id: string }[]; next_cursor?: string }>() };
  };
  expect((await ask('GET', '/set-aside-events', 'tenant_admin')).status).toBe(403);
  const listed: { id: string }[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { body } = await ask('GET', `/set-aside-events?limit=100${cursor && `&cursor=${cursor}`}`);
    listed.push(...body.items);
    cursor = body.next_cursor;
  }
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  expect(listed).toContainEqual(
    expect.objectContaining({ id: allowed, subject: SUBJECT, bytes: 2, reason: 'refused' }),
  );

  expect((await ask('POST', '/set-aside-events/publish', 'csm', { ids })).status).toBe(403);
  expect((await ask('POST', '/set-aside-events/publish', 'admin', { ids: [] })).status).toBe(400);
  const { body } = await ask('POST', '/set-aside-events/publish', 'admin', { ids });
  expect(body).toEqual({ published: 2, too_large: 1, too_old: 0 });
  await waitUntil(async () => (await unpublished()) === 0, { timeout: 120_000 });
  const states = await world.sql<{ id: string; published: boolean }>(
    'integrations',
    `select id, published_at is not null as published from outbox where id in ('${forbidden}', '${allowed}')`,
  );
  expect(Object.fromEntries(states.map(({ id, published }) => [id, published]))).toEqual({
    [forbidden]: false,
    [allowed]: true,
  });
});
