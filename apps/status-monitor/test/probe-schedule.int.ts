import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Job } from 'bullmq';
import { ProbeIntervals } from '../src/probe-intervals';
import { LeaseDue } from '../src/probes/lease-due.system';
import type { ProbeJob } from '../src/probes/probe-queue';
import { ProbeJobHandler } from '../src/probes/probe.job';
import { RunningProbes } from '../src/probes/running-probes';
import { finishProbes } from '../src/schedule/finish-probes';
import { granted } from './integrations-stub';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;
let database: Database;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ PROBE_INTERVALS: '{"dropbox":3600}' });
  database = monitor.get(Database);
});
afterAll(() => world.stop());

/** Of a connection that no process can probe, so that only the test leases them. */
async function schedule(code: string, tenant: string, overdue: number[]): Promise<string[]> {
  const ids = overdue.map(() => randomUUID());
  await world.sql(
    `with made as (
       insert into integration_health (tenant_id, integration_type, integration_id, machine_state)
       select $1, $2, id, '{}' from unnest($3::uuid[]) g (id) returning integration_id)
     insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at)
     select id, $1, $2, true, clock_timestamp() - make_interval(secs => seconds)
     from unnest($3::uuid[], $4::float[]) g (id, seconds)`,
    [tenant, code, ids, overdue],
  );
  return ids;
}

const seconds = (...codes: string[]) =>
  JSON.stringify({ critical: Object.fromEntries(codes.map((code) => [code, 300])), others: {} });

/** What another process would lease of these connections. */
const leaser = (...codes: string[]) =>
  new LeaseDue(database, { connectionCodes: codes, json: seconds(...codes) } as ProbeIntervals);

it('gives each tenant its share while there is more to probe than room', async () => {
  const [code, large, small] = [randomUUID(), randomUUID(), randomUUID()];
  await schedule(code, large, Array<number>(200).fill(3_600));
  const few = await schedule(code, small, [1, 1, 1]);
  const due = leaser(code);
  const room = { total: 20, of: { [code]: 20 } };
  expect((await due.lease(room)).map(({ tenant_id }) => tenant_id)).toEqual(Array(20).fill(large));
  const next = await due.lease(room);
  expect(next).toHaveLength(20);
  expect(
    next
      .filter(({ tenant_id }) => tenant_id === small)
      .map(({ integration_id }) => integration_id)
      .sort(),
  ).toEqual(few.sort());
});

/** Their ids begin with so many zeros that they come first of all tenants. */
const tenantAt = (place: number) => randomUUID().replace(/^.{8}/, place.toString(16).padStart(8, '0'));

it('leases the longest overdue first, over all connections', async () => {
  const [code, other, tenant] = [randomUUID(), randomUUID(), randomUUID()];
  await schedule(code, tenant, [10, 30]);
  const [oldest] = await schedule(other, tenant, [40]);
  const leased = await leaser(code, other).lease({ total: 1, of: { [code]: 1, [other]: 1 } });
  expect(leased.map(({ integration_id }) => integration_id)).toEqual([oldest]);
});

it('gives a tenant with many connections no more than one share', async () => {
  const codes = Array.from({ length: 20 }, () => randomUUID());
  const [large, small] = [tenantAt(200), tenantAt(201)];
  for (const code of codes) await schedule(code, large, Array<number>(10).fill(3_600));
  await schedule(codes[0]!, small, Array<number>(10).fill(10));
  const due = leaser(...codes);
  const room = { total: 20, of: Object.fromEntries(codes.map((code) => [code, 20])) };
  expect((await due.lease(room)).map(({ tenant_id }) => tenant_id)).toEqual(Array(20).fill(large));
  expect((await due.lease(room)).map(({ tenant_id }) => tenant_id)).toContain(small);
});

it('leases no more of a connection than there is room for, however many tenants have a share of it', async () => {
  const [code, hanging] = [randomUUID(), randomUUID()];
  for (let place = 202; place < 212; place += 1) await schedule(hanging, tenantAt(place), [100]);
  await schedule(code, tenantAt(202), Array<number>(40).fill(100));
  const due = leaser(code, hanging);
  const room = { total: 20, of: { [code]: 20, [hanging]: 2 } };
  const isHanging = ({ connection_code }: { connection_code: string }) => connection_code === hanging;
  for (let round = 0; round < 3; round += 1)
    expect((await due.lease(room)).filter(isHanging).length).toBeLessThanOrEqual(2);
});

it('passes over no tenant, and leaves half of the room to the longest overdue', async () => {
  const [code, old] = [randomUUID(), tenantAt(100)];
  const busy = Array.from({ length: 40 }, (_, place) => tenantAt(place));
  for (const tenant of busy) await schedule(code, tenant, Array<number>(20).fill(100));
  const last = await schedule(code, tenantAt(50), [50]);
  const due = leaser(code);
  const room = { total: 20, of: { [code]: 20 } };
  await due.lease(room);
  const oldest = await schedule(code, old, Array<number>(10).fill(1_000));
  const next = await due.lease(room);
  expect(next.filter(({ tenant_id }) => tenant_id === old).map(({ integration_id }) => integration_id)).toEqual(
    expect.arrayContaining(oldest),
  );
  const leased: string[] = [];
  for (let rounds = 0; rounds < 5; rounds += 1)
    leased.push(...(await due.lease(room)).map(({ integration_id }) => integration_id));
  expect(leased).toContain(last[0]);
});

it('leases no probe twice, and again once its lease has ended', async () => {
  const [code, tenant] = [randomUUID(), randomUUID()];
  const [integration_id] = await schedule(code, tenant, [5]);
  const room = { total: 20, of: { [code]: 20 } };
  const [first] = await leaser(code).lease(room);
  expect(await leaser(code).lease(room)).toEqual([]);
  await world.sql(`update probe_schedule set leased_until = now() where integration_id = $1`, [integration_id]);
  const [second] = await leaser(code).lease(room);
  const finish = ({ lease }: { lease: string }) =>
    database.inSystem((tx) => finishProbes(tx, seconds(code), [{ integration_id: integration_id!, lease }]));
  await finish(first!);
  expect(await world.schedule(integration_id!)).toMatchObject({ lease: second!.lease, due_at: first!.due_at });
  await finish(second!);
  const { lease, due_at } = (await world.schedule(integration_id!)) as { lease: null; due_at: Date };
  expect(lease).toBeNull();
  expect(Math.abs((due_at.getTime() - Date.now()) / 1_000 - 300)).toBeLessThan(60);
});

/** A connected Dropbox that was probed once, and by now has not been called for hours. */
async function working(): Promise<Fixture & { token: string }> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  const integration = { connection_code: 'dropbox', name: 'Files', integration_id };
  const fixture = await world.fixture({ integration, worked: false });
  await waitUntil(async () => ((await world.schedule(integration_id))?.due_at as Date) > new Date(Date.now() + 60_000));
  await world.sql(
    `update integration_health set last_checked_at = now() - interval '3 hours',
       machine_state = jsonb_set(machine_state, '{succeeded,at}', to_jsonb(extract(epoch from now()) * 1000 - 1e7))
     where integration_id = $1`,
    [integration_id],
  );
  return { ...fixture, token };
}

const makeDue = ({ integration }: Fixture) =>
  world.sql(`update probe_schedule set due_at = now() where integration_id = $1`, [integration.integration_id]);

const isScheduledLater = ({ integration }: Fixture) =>
  waitUntil(
    async () => ((await world.schedule(integration.integration_id))!.due_at as Date) > new Date(Date.now() + 600_000),
  );

it('does not probe what an execution has just shown to work', async () => {
  const fixture = await working();
  await world.handled(await world.executed(fixture));
  const before = world.provider.with(fixture.token);
  await makeDue(fixture);
  await isScheduledLater(fixture);
  expect(world.provider.with(fixture.token)).toBe(before);
});

it('takes a token refresh that was due for the probe', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  const refreshed_at = new Date().toISOString();
  world.integrations.on(integration_id, (request) => {
    const { lease } = granted(request, fixture.token, 2);
    return { granted: true, lease: { ...lease!, refreshed_at } };
  });
  const before = world.provider.with(fixture.token);
  await makeDue(fixture);
  await isScheduledLater(fixture);
  expect(world.provider.with(fixture.token)).toBe(before);
  expect(await world.health(integration_id)).toMatchObject({ last_success_at: new Date(refreshed_at) });
});

it('runs a probe whose process died as soon as its lease ends', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  const before = world.provider.with(fixture.token);
  await world.sql(
    `update probe_schedule set due_at = now() - interval '1 minute', lease = gen_random_uuid(),
       leased_until = now() + interval '1 second' where integration_id = $1`,
    [integration_id],
  );
  await waitUntil(() => world.provider.with(fixture.token) > before);
  await isScheduledLater(fixture);
});

const leasedUntil = async (id: string) => ((await world.schedule(id))!.leased_until as Date).getTime();

/** Probes that the monitor runs, and whose leases end soon. */
async function running(overdue: number[]) {
  const [code, tenant, soon] = [randomUUID(), randomUUID(), Date.now() + 5_000];
  const ids = await schedule(code, tenant, overdue);
  const leased = await leaser(code).lease({ total: 20, of: { [code]: 20 } });
  await world.sql('update probe_schedule set leased_until = $2 where integration_id = any($1)', [ids, new Date(soon)]);
  let end: () => void = () => undefined;
  const goesOn = new Promise<void>((resolve) => (end = resolve));
  const begin = () =>
    leased.map((probe) => monitor.get(RunningProbes).while({ ...probe, leased_until: soon }, () => goesOn));
  return { ids, soon, begin, end };
}

it('renews the lease of a probe that it still runs, and none that was taken over', async () => {
  const { ids, soon, begin, end } = await running([5, 5]);
  await world.sql('update probe_schedule set lease = gen_random_uuid() where integration_id = $1', [ids[1]]);
  const probes = begin();
  await waitUntil(async () => (await leasedUntil(ids[0]!)) > soon);
  expect(await leasedUntil(ids[1]!)).toBe(soon);
  end();
  await Promise.all(probes);
});

it('renews leases while a row is locked, and that of this row as soon as it is not', async () => {
  const { ids, soon, begin, end } = await running([5, 5]);
  const probes = await database.inSystem(async (tx) => {
    await tx.query('select 1 from probe_schedule where integration_id = $1 for update', [ids[0]]);
    const begun = begin();
    await waitUntil(async () => (await leasedUntil(ids[1]!)) > soon);
    return begun;
  });
  await waitUntil(async () => (await leasedUntil(ids[0]!)) > soon);
  end();
  await Promise.all(probes);
});

it('does not run a job whose lease has ended while it waited', async () => {
  const fixture = await working();
  const { tenant, integration, token } = fixture;
  const before = world.provider.with(token);
  const job = (left_ms: number) =>
    ({
      data: {
        tenant_id: tenant,
        integration_id: integration.integration_id,
        connection_code: 'dropbox',
        lease: randomUUID(),
        credential_version: 1,
        routine: false,
        usual_seconds: 3_600,
        due_at: Date.now(),
        leased_until: Date.now() + left_ms,
      },
      attemptsMade: 0,
      opts: {},
    }) as Job<ProbeJob>;
  await monitor.get(ProbeJobHandler).process(job(1_000));
  expect(world.provider.with(token)).toBe(before);
  await monitor.get(ProbeJobHandler).process(job(15_000));
  expect(world.provider.with(token)).toBe(before + 1);
});

it('waits with a probe while executions use the limit of the provider, and counts it only when it is sent', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  const key = `providers:rate:dropbox:${integration_id}`;
  await world.redis((redis) => redis.set(key, 9, 'EX', 60));
  const before = world.provider.with(fixture.token);
  await makeDue(fixture);
  await isScheduledLaterThanNow(fixture);
  expect(world.provider.with(fixture.token)).toBe(before);
  expect(await world.redis((redis) => redis.get(key))).toBe('9');
});

const isScheduledLaterThanNow = ({ integration }: Fixture) =>
  waitUntil(async () => {
    const { due_at, lease } = (await world.schedule(integration.integration_id)) as { due_at: Date; lease: unknown };
    return lease === null && due_at > new Date(Date.now() + 10_000);
  });
