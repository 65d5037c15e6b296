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
    status_at_start: 'healthy',
    bucket_seconds: 1_800,
    transitions: [
      { old_status: 'healthy', new_status: 'disconnected', cause: 'refresh_refused' },
      { old_status: 'disconnected', new_status: 'healthy', cause: null },
    ],
  });
  const calls = body.buckets.reduce(
    (sum, { successes, failures }) => [sum[0]! + successes, sum[1]! + failures],
    [0, 0],
  );
  expect(calls).toEqual([2, 1]);
  expect(Math.max(...body.buckets.map(({ latency_ms_max }) => latency_ms_max))).toBe(300);
});

it('knows the status before the changes, and counts the calls of a longer time in coarser buckets', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  await changed(fixture, 1);
  const earlier = await history(fixture, `&from=${hoursAgo(30 * 24)}&to=${hoursAgo(1)}`);
  expect(earlier.body).toMatchObject({ status_at_start: 'healthy', transitions: [], buckets: [] });
  expect(earlier.body.bucket_seconds).toBe(43_200);
  const month = await history(fixture, `&from=${hoursAgo(30 * 24)}`);
  expect(month.body.transitions).toHaveLength(1);
  expect(Date.parse(String(month.body.watched_since))).toBeGreaterThan(Date.now() - 60_000);
});

it('shows the newest thousand changes, and from when on', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.sql(
    `insert into integration_events (tenant_id, integration_type, integration_id, event_type, error_details, created_at)
     select $1, 'salesforce', $2, 'degraded', '{"old_status":"healthy","new_status":"degraded"}',
       now() - make_interval(secs => n) from generate_series(1, 1200) n`,
    [fixture.tenant, integration_id],
  );
  const { body } = await history(fixture);
  expect(body.transitions).toHaveLength(1_000);
  expect(body.from).toBe(body.transitions[0]!.at);
});

it('refuses an empty, invalid or too long time, and an integration of another tenant', async () => {
  const fixture = await world.fixture();
  for (const query of [`&from=${hoursAgo(-1)}`, `&from=${hoursAgo(93 * 24)}`, '&from=yesterday'])
    expect((await history(fixture, query)).status).toBe(400);
  expect((await history({ ...fixture, tenant: randomUUID() })).status).toBe(404);
});
