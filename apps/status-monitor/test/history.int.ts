import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HealthHistory } from '../src/health/history.dto';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function history({ tenant, integration }: Fixture, query = '', role = 'member') {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const url = `/integration-health/history?integration_id=${integration.integration_id}${query}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<HealthHistory>() };
}

const changed = (fixture: Fixture, many: number) =>
  waitUntil(() => world.eventsOf(fixture, 'integration_status_changed').length === many);

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

it('shows every change of health, oldest first, and counts the calls', async () => {
  const fixture = await world.fixture();
  await world.handled(await world.executed(fixture, { latency_ms: 100 }));
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant', latency_ms: 300 });
  await changed(fixture, 1);
  await world.reconnected(fixture, 2);
  await world.executed(fixture, { credential_version: 2, latency_ms: 200 });
  await changed(fixture, 2);
  const { status, body } = await history(fixture);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    bucket_seconds: 1_800,
    periods: [
      { state: 'unknown' },
      { state: 'healthy' },
      { state: 'disconnected', cause: 'refresh_refused' },
      { state: 'healthy', cause: null },
    ],
  });
  const calls = body.buckets.reduce(
    (sum, { successes, failures }) => [sum[0]! + successes, sum[1]! + failures],
    [0, 0],
  );
  expect(calls).toEqual([2, 1]);
  expect(Math.max(...body.buckets.map(({ latency_ms_max }) => latency_ms_max))).toBe(300);
});

it('knows nothing of the time before the first check, and counts the calls of a longer time in coarser buckets', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  await changed(fixture, 1);
  const earlier = await history(fixture, `&from=${hoursAgo(30 * 24)}&to=${hoursAgo(1)}`);
  expect(earlier.body).toMatchObject({
    periods: [{ state: 'unknown' }],
    watched_seconds: 0,
    healthy_percent: null,
    buckets: [],
  });
  expect(earlier.body.bucket_seconds).toBe(43_200);
  const month = await history(fixture, `&from=${hoursAgo(30 * 24)}`);
  expect(month.body.periods.map(({ state }) => state)).toEqual(['unknown', 'healthy', 'disconnected']);
});

it('shows a time without observations as not watched, between two of them and up to now', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.sql(
    `update integration_health set first_checked_at = null, last_checked_at = null, first_success_at = null,
       watched_until = null where integration_id = $1`,
    [integration_id],
  );
  const now = Date.now();
  for (const ago of [480, 474, 240, 234])
    await world.handled(await world.executed(fixture, { started_at: new Date(now - ago * 60_000).toISOString() }));
  const { body } = await history(fixture);
  expect(body.periods.map(({ state }) => state)).toEqual(['unknown', 'healthy', 'unknown', 'healthy', 'unknown']);
  // Each time, watched from the first observation until fifteen minutes after the second: three intervals of probes.
  expect(body).toMatchObject({ watched_seconds: 2 * (6 + 15) * 60, healthy_percent: 100 });
  expect(Date.parse(String(body.periods[1]!.from))).toBe(now - 480 * 60_000);
  const between = await history(fixture, `&from=${hoursAgo(7)}&to=${hoursAgo(5)}`);
  expect(between.body).toMatchObject({ periods: [{ state: 'unknown' }], healthy_percent: null });
});

it('takes observations that arrive late for the time at which they were made', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.sql(
    `update integration_health set watched_until = now() - interval '50 minutes',
       last_checked_at = now() - interval '1 hour' where integration_id = $1`,
    [integration_id],
  );
  for (const ago of [0.9, 0.7, 0.5, 0.3, 0.1])
    await world.handled(await world.executed(fixture, { started_at: hoursAgo(ago) }));
  const events = await world.sql('select 1 from integration_events where integration_id = $1', [integration_id]);
  expect(events).toEqual([]);
});

it('no longer says that an integration is watched for days once new credentials work', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  const watchedFor = async () => {
    const { watched_until } = (await world.health(integration_id)) as { watched_until: Date };
    return Math.round((watched_until.getTime() - Date.now()) / 3_600_000);
  };
  await world.handled(await world.executed(fixture, { cause: 'refresh_refused' }));
  expect(await watchedFor()).toBe(72);
  await world.handled(await world.reconnected(fixture, 2));
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  expect(await watchedFor()).toBe(0);
});

it('shows the newest thousand changes, and from when on', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.sql(
    `insert into integration_events (tenant_id, integration_type, integration_id, event_type, error_details, created_at)
     select $1, 'salesforce', $2, 'degraded', jsonb_build_object('old_status', 'healthy', 'new_status', 'degraded',
       'failure_reason', n), now() - make_interval(secs => n) from generate_series(1, 1200) n`,
    [fixture.tenant, integration_id],
  );
  await world.sql(
    `update integration_health set first_checked_at = now() - interval '1 day', first_success_at = now() - interval '1 day'
     where integration_id = $1`,
    [integration_id],
  );
  const { body } = await history(fixture);
  expect(body.periods).toHaveLength(1_000);
  expect(body.from).toBe(body.periods[0]!.from);
  expect(body.periods[0]).toMatchObject({ state: 'degraded', failure_reason: '1000' });
});

it('refuses an empty, invalid or too long time, and an integration of another tenant', async () => {
  const fixture = await world.fixture();
  for (const query of [`&from=${hoursAgo(-1)}`, `&from=${hoursAgo(93 * 24)}`, '&from=yesterday'])
    expect((await history(fixture, query)).status).toBe(400);
  expect((await history({ ...fixture, tenant: randomUUID() })).status).toBe(404);
});
