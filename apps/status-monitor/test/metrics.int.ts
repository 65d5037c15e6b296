import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '../src/metrics/metrics.dto';
import { RollUpDays } from '../src/metrics/roll-up-days.system';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask({ tenant, integration }: Fixture, query = '', path = '') {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['member'] })}`;
  const url = `/integration-health/metrics${path}?integration_id=${integration.integration_id}${query}`;
  return monitor.inject({ url, headers: { authorization } });
}
const metrics = async (fixture: Fixture, query = '') => (await ask(fixture, query)).json<Metrics>();

const DAY_MS = 86_400_000;
const began = Math.floor(Date.now() / DAY_MS - 10) * DAY_MS;
/** An hour of a day that was over ten days ago. */
const at = (hour: number, minute = 0): string => new Date(began + (60 * hour + minute) * 60_000).toISOString();
const day = `&from=${at(0)}&to=${at(24)}`;

/** The monitor may roll it up meanwhile, which changes no figure. */
const notYetRolledUp = () => world.sql('update call_rollup set day_at = $1, after_integration_id = null', [at(0)]);

it('tells the parts of an integration apart, and how long their calls took', async () => {
  const fixture = await world.fixture();
  const calls = [
    ...Array.from({ length: 19 }, () => ({ part: 'SYNC_CONTACTS', latency_ms: 100 })),
    { part: 'SYNC_CONTACTS', latency_ms: 4_000 },
    { part: 'SYNC_CONTACTS', cause: 'bad_request' as const, latency_ms: 20 },
    { part: 'probe', latency_ms: 10 },
  ];
  await world.handled(...(await Promise.all(calls.map((one) => world.executed(fixture, one)))));
  const { parts } = await metrics(fixture);
  expect(parts).toEqual([
    expect.objectContaining({ part: 'probe', calls: 1, success_percent: 100, p50_ms: 9.5 }),
    expect.objectContaining({
      part: 'SYNC_CONTACTS',
      calls: 21,
      failures: 1,
      success_percent: 95.2,
      p50_ms: 110,
      p95_ms: 110,
    }),
  ]);
  expect(parts[1]!.points.reduce((sum, point) => sum + point.calls, 0)).toBe(21);
  expect((await metrics(fixture, '&part=probe')).parts.map(({ part }) => part)).toEqual(['probe']);
});

it('gives the steps that are asked for, as a table too, and refuses too many', async () => {
  const fixture = await world.fixture();
  for (const [hour, minute, latency_ms] of [
    [9, 1, 100],
    [9, 16, 100],
    [9, 17, 1_000],
    [14, 0, 100],
  ] as const)
    await world.handled(await world.executed(fixture, { part: 'A', latency_ms, started_at: at(hour, minute) }));
  await notYetRolledUp();
  const quarters = await metrics(fixture, `${day}&step=900`);
  expect(quarters.parts[0]!.points.map((point) => [point.at, point.calls])).toEqual([
    [at(9), 1],
    [at(9, 15), 2],
    [at(14), 1],
  ]);
  expect((await metrics(fixture, `${day}&step=21600`)).parts[0]!.points.map(({ calls }) => calls)).toEqual([3, 1]);
  const table = await ask(fixture, `${day}&step=3600`, '/csv');
  expect(table.headers['content-type']).toContain('text/csv');
  expect(table.body.split('\r\n')).toEqual([
    'part,at,calls,failures,success_percent,p50_ms,p95_ms',
    `A,${at(9)},3,0,100,110,860`,
    `A,${at(14)},1,0,100,110,110`,
    '',
  ]);
  for (const query of [`${day}&step=60`, `&from=${at(0)}&step=300`, `&from=${at(24)}&to=${at(0)}`])
    expect((await ask(fixture, query)).statusCode).toBe(400);
  expect((await ask({ ...fixture, tenant: randomUUID() })).statusCode).toBe(404);
});

it('rolls a day up once it is over, however often it is interrupted, and shows the same figures then', async () => {
  const fixtures = [await world.fixture(), await world.fixture()];
  for (const fixture of fixtures)
    for (const [hour, latency_ms] of [
      [9, 100],
      [9, 1_000],
      [14, 100],
    ] as const)
      await world.handled(await world.executed(fixture, { part: 'A', latency_ms, started_at: at(hour) }));
  await notYetRolledUp();
  const asked = (step: number) => Promise.all(fixtures.map((one) => metrics(one, `${day}&step=${step}`)));
  const before = [await asked(3_600), await asked(86_400)];
  expect(before[0]![0]!.parts[0]).toMatchObject({ calls: 3, points: [{ calls: 2 }, { calls: 1 }] });
  const periodic = { every: () => undefined };
  const rollUp = (now: string) =>
    new RollUpDays(monitor.get(Database), { now: () => new Date(now) }, periodic as never).run();
  const rolled = () => world.sql<{ n: number }>('select count(*)::int as n from call_days where day_at = $1', [at(0)]);

  await rollUp(at(25));
  expect(await rolled()).toEqual([{ n: 0 }]);
  await Promise.all([rollUp(at(26, 1)), rollUp(at(26, 1))]);
  await waitUntil(async () => (await rolled())[0]!.n >= 2);
  await rollUp(at(26, 2));
  const [place] = await world.sql<{ day_at: Date }>('select day_at from call_rollup');
  expect(place!.day_at.getTime()).toBeGreaterThanOrEqual(Date.parse(at(24)));
  const [provider] = await world.sql<{ calls: Record<string, number> }>(
    `select calls from provider_days where connection_code = 'salesforce' and day_at = $1`,
    [at(0)],
  );
  expect(Object.values(provider!.calls).reduce((sum, many) => sum + many, 0)).toBeGreaterThanOrEqual(6);

  // From what was rolled up: the buckets are gone.
  await world.sql('delete from call_buckets where bucket_at < $1', [at(24)]);
  expect([await asked(3_600), await asked(86_400)]).toEqual(before);
});

it('rolls up no day that is not over', async () => {
  const fixture = await world.fixture();
  await world.handled(await world.executed(fixture, { part: 'A', latency_ms: 100 }));
  const today = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  await world.sql('update call_rollup set day_at = $1, after_integration_id = null', [today]);
  await new RollUpDays(monitor.get(Database), new Clock(), { every: () => undefined } as never).run();
  expect(await world.sql('select day_at from call_rollup')).toEqual([{ day_at: today }]);
  const { integration_id } = fixture.integration;
  expect(await world.sql('select 1 from call_days where integration_id = $1', [integration_id])).toEqual([]);
});
