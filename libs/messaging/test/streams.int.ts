import { randomUUID } from 'node:crypto';
import { executionFailed, integrationDeleted, publishedSubject, streams } from '@linesman/contracts';
import { envelopeOf, queryOnce, waitUntil } from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StreamWatch } from '../src/outbox/stream-watch';
import { DeleteIntegration } from './test-service';
import { SUBJECT, World } from './start-world';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

const waiting = async (): Promise<number> => {
  const [row] = await world.sql<{ count: number }>(
    'integrations',
    'select count(*)::int as count from outbox where published_at is null and set_aside_at is null',
  );
  return row!.count;
};
const ready = async (service: NestFastifyApplication) =>
  (await service.inject('/health/ready')).json<{ status: string; dependencies: Record<string, string> }>();
const look = (service: NestFastifyApplication) => service.get(StreamWatch).look();

/** Rows that no process of this test has just written, so that the relay finds them. */
const insertRows = (count: number, subject: string, body: object) =>
  queryOnce(
    world.servers.postgres.role('integrations', 'app'),
    `insert into outbox (id, tenant_id, subject, envelope, created_at)
     select gen_random_uuid(), $1::text::uuid, $2, $3::json, clock_timestamp() - interval '1 hour'
     from (select set_config('app.tenant', $1::text, false)) as t, generate_series(1, $4::int)`,
    [randomUUID(), subject, JSON.stringify(body), count],
  );

/** Rows of events that an earlier stream took, from this number on. @returns the integrations that the events name. */
async function insertPublished(first_seq: number, count: number, published: string, known: string[] = []) {
  const tenantid = randomUUID();
  const ids = Array.from({ length: count }, (_, i) => known[i] ?? randomUUID());
  const events = ids.map((id) => envelopeOf(integrationDeleted, { integration_id: id }, { id, tenantid }));
  await queryOnce(
    world.servers.postgres.role('integrations', 'app'),
    `insert into outbox (id, tenant_id, subject, envelope, stream_seq, published_at)
     select (e ->> 'id')::uuid, $1::text::uuid, $2, e, $3::int + nth - 1, clock_timestamp() - $4::interval
     from (select set_config('app.tenant', $1::text, false)) as t, json_array_elements($5::json) with ordinality as a (e, nth)`,
    [tenantid, SUBJECT, first_seq, published, JSON.stringify(events)],
  );
  return ids;
}

async function inStreamOnce(ids: string[]): Promise<void> {
  const found = async () => (await world.inStream()).filter((id) => ids.includes(id)).sort();
  await waitUntil(async () => (await found()).length >= ids.length);
  expect(await found()).toEqual([...ids].sort());
}

async function makeAnew(): Promise<void> {
  await world.asProvisioner((manager) => manager.streams.delete('EVENTS'));
  await world.servers.nats.provision();
}

it('publishes again what a stream held that is deleted and made anew, while services run', async () => {
  const speaker = await world.run('integrations');
  const listener = await world.run('status-monitor');
  const tenant = randomUUID();
  const before = Array.from({ length: 5 }, () => randomUUID());
  for (const id of before) await speaker.get(DeleteIntegration).delete(tenant, id);
  await waitUntil(async () => (await world.effects('status-monitor', tenant)).length === before.length);
  await world.asProvisioner((manager) => manager.streams.delete('EVENTS'));
  await look(speaker);
  expect(await ready(speaker)).toMatchObject({
    status: 'degraded',
    dependencies: { streams: 'down: the stream EVENTS is missing' },
  });
  const late = randomUUID();
  await speaker.get(DeleteIntegration).delete(tenant, late);
  await world.servers.nats.provision();
  const after = randomUUID();
  await speaker.get(DeleteIntegration).delete(tenant, after);
  const all = [...before, late, after].sort();
  await waitUntil(async () => (await world.inStream()).length === all.length);
  expect((await world.inStream()).sort()).toEqual(all);
  await waitUntil(async () => (await ready(speaker)).status === 'up');
  // The listener's durable consumer was made anew too. It acts once on each.
  await waitUntil(async () => (await world.effects('status-monitor', tenant)).length === all.length);
  await waitUntil(() =>
    world.asProvisioner(async (manager) => {
      const info = await manager.consumers.info('EVENTS', 'status-monitor-integrations');
      return info.num_pending === 0 && info.num_ack_pending === 0;
    }),
  );
  expect((await world.effects('status-monitor', tenant)).sort()).toEqual(all);
  expect((await ready(listener)).status).toBe('up');
});

it('publishes again what a stream made anew does not hold, although new messages have the same numbers', async () => {
  await makeAnew();
  const lost = await insertPublished(1, 5, '1 hour');
  const later = Array.from({ length: 3 }, () => randomUUID());
  // The first look comes after the first publications.
  for (const id of later) await world.publish(id, randomUUID(), id);
  await insertPublished(1, later.length, '0 seconds', later);
  await world.run('integrations');
  await inStreamOnce([...later, ...lost]);
});

it('publishes again what a stream lost, although older rows have numbers of an earlier stream', async () => {
  await makeAnew();
  await insertPublished(1_000, 3, '8 days');
  const lost = await insertPublished(900, 2, '1 hour');
  const speaker = await world.run('integrations');
  await inStreamOnce(lost);
  await look(speaker);
  // Numbers that the stream will give again are forgotten.
  const numbered = await world.sql('integrations', 'select 1 from outbox where stream_seq >= 900');
  expect(numbered).toEqual([]);
});

it('publishes again a message that is missing in the middle of a stream', async () => {
  // What the stream remembers by its id it would drop as a duplicate.
  await world.asProvisioner((manager) => manager.streams.update('EVENTS', { duplicate_window: nanos(100) }));
  const speaker = await world.run('integrations');
  const tenant = randomUUID();
  const ids = Array.from({ length: 3 }, () => randomUUID());
  for (const id of ids) await speaker.get(DeleteIntegration).delete(tenant, id);
  await waitUntil(async () => (await waiting()) === 0);
  const [row] = await world.sql<{ stream_seq: string }>(
    'integrations',
    `select stream_seq from outbox where envelope::jsonb -> 'data' ->> 'integration_id' = $1`,
    [ids[1]],
  );
  await world.asProvisioner((manager) => manager.streams.deleteMessage('EVENTS', Number(row!.stream_seq), true));
  expect(await world.inStream()).not.toContain(ids[1]);
  await waitUntil(async () => (await world.inStream()).includes(ids[1]!));
  expect((await world.inStream()).filter((id) => (ids as string[]).includes(id)).sort()).toEqual([...ids].sort());
  await world.servers.nats.provision();
});

it('takes nothing for lost that is published while it looks', async () => {
  const speaker = await world.run('integrations');
  const tenant = randomUUID();
  let looking = true;
  const looks = (async () => {
    while (looking) await look(speaker);
  })();
  const ids = Array.from({ length: 200 }, () => randomUUID());
  for (let i = 0; i < ids.length; i += 20)
    await Promise.all(ids.slice(i, i + 20).map((id) => speaker.get(DeleteIntegration).delete(tenant, id)));
  await waitUntil(async () => (await waiting()) === 0);
  looking = false;
  await looks;
  const mine = (await world.inStream()).filter((id) => (ids as string[]).includes(id));
  expect(mine.sort()).toEqual([...ids].sort());
  const { body } = await speaker.inject('/metrics');
  expect(body).toMatch(/^stream_used_ratio\{stream="EVENTS"\} 0\.\d+|^stream_used_ratio\{stream="EVENTS"\} \de-\d+/m);
  expect(body).toContain('stream_missing{stream="EVENTS"} 0');
});

it('shows a stream that is full, and publishes what waits as soon as there is room', async () => {
  const speaker = await world.run('integrations');
  const { bytes, max_bytes } = await world.asProvisioner(async (manager) => {
    const { state, config } = await manager.streams.info('EVENTS');
    return { bytes: state.bytes, max_bytes: config.max_bytes };
  });
  await world.asProvisioner((manager) => manager.streams.update('EVENTS', { max_bytes: bytes + 10 }));
  const id = randomUUID();
  await speaker.get(DeleteIntegration).delete(randomUUID(), id);
  await look(speaker);
  expect(await ready(speaker)).toMatchObject({
    status: 'degraded',
    dependencies: { streams: expect.stringMatching(/^down: the stream EVENTS is (99|100) % full$/) as string },
  });
  expect(await world.inStream()).not.toContain(id);
  const old = randomUUID();
  await insertRows(1, SUBJECT, { data: { integration_id: old } });
  await waitUntil(async () => /^down: an event waits for 36\d\d s$/.test((await ready(speaker)).dependencies.outbox!));
  expect((await speaker.inject('/metrics')).body).toMatch(/^outbox_oldest_seconds\{stream="EVENTS"\} 36\d\d/m);
  await world.asProvisioner((manager) => manager.streams.update('EVENTS', { max_bytes }));
  await inStreamOnce([id, old]);
  await look(speaker);
  expect((await ready(speaker)).dependencies.streams).toBe('up');
  await waitUntil(async () => (await ready(speaker)).dependencies.outbox === 'up');
});

it('publishes an event although 300 older ones in front of it can never be published', async () => {
  // NATS does not let the service publish on this subject.
  await insertRows(300, 'events.notifier.task.created.v1', {});
  const id = randomUUID();
  await insertRows(1, SUBJECT, { data: { integration_id: id } });
  const speaker = await world.run('integrations');
  await waitUntil(async () => (await world.inStream()).includes(id), { timeout: 120_000 });
  await waitUntil(async () => (await waiting()) === 0, { timeout: 120_000 });
  const aside = await world.sql(
    'integrations',
    `select count(*)::int as count, min(set_aside_reason) as reason from outbox where set_aside_at is not null`,
  );
  expect(aside).toEqual([{ count: 300, reason: expect.stringMatching(/permissions violation/i) as string }]);
  expect((await speaker.inject('/metrics')).body).toContain('outbox_set_aside 300');
});

it('moves a running system of an older release to streams by kind without losing a message', async () => {
  const speaker = await world.run('integrations');
  const tenant = randomUUID();
  const olderOutcome = { subject: executionFailed.earlier_subject!, id: randomUUID() };
  const executor = await connect(world.servers.nats.user('gateway-executor'));
  await world.asProvisioner(async (manager) => {
    for (const stream of ['FAILURES', 'OUTCOMES', 'RECORDS']) await manager.streams.delete(stream);
    await manager.streams.update('EVENTS', { max_bytes: 1024 ** 3 });
  });
  await speaker.get(DeleteIntegration).delete(tenant, tenant);
  await waitUntil(async () => (await waiting()) === 0);
  // A process of the older release publishes outcomes as before, also after the streams were made.
  const { seq } = await jetstream(executor).publish(olderOutcome.subject, '{}', { msgID: olderOutcome.id });
  await world.servers.nats.provision();
  const later = await jetstream(executor).publish(olderOutcome.subject, '{}', { msgID: randomUUID() });
  expect(later).toMatchObject({ stream: 'EVENTS', seq: seq + 1 });
  const newer = await jetstream(executor).publish(publishedSubject(executionFailed), '{}', { msgID: randomUUID() });
  expect(newer.stream).toBe('FAILURES');
  await world.asProvisioner(async (manager) => {
    const older = await manager.consumers.info('EVENTS', 'status-monitor-gateway-executor');
    expect(older.num_pending).toBe(2);
    const moved = await manager.consumers.info('FAILURES', 'status-monitor-gateway-executor');
    expect(moved.num_pending).toBe(1);
    expect((await manager.streams.info('EVENTS')).config.max_bytes).toBe(streams.EVENTS.max_bytes);
  });
  expect(await world.inStream()).toContain(tenant);
  await executor.close();
});
