import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FindStaleData } from '../src/metrics/find-stale-data.system';
import type { Metrics } from '../src/metrics/metrics.dto';
import { JudgeNorms } from '../src/metrics/judge-norms.system';
import { FollowOutages } from '../src/outages/follow-outages.system';
import { type Fixture, World } from './start-world';
import { HOUR_MS, synced, syncedRegularly } from './sync-runs';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ PROVIDER_HOLD_SECONDS: '0' });
  // A thousand calls of about 100 ms, of which five failed.
  await world.sql(
    `insert into provider_days (connection_code, day_at, calls)
     values ('salesforce', date_trunc('day', now()) - interval '3 days', '{"8 SYNC_CONTACTS": 995, "timeout SYNC_CONTACTS": 5}')`,
  );
});
afterAll(() => world.stop());

const judge = () => monitor.get(JudgeNorms).judge();
const part = 'SYNC_CONTACTS';

async function call(fixture: Fixture, many: number, observed: object): Promise<void> {
  const all = Array.from({ length: many }, () => world.executed(fixture, { part, ...observed }));
  await world.handled(...(await Promise.all(all)));
}

/** As if all calls so far had been made half an hour earlier. */
async function later({ integration: { integration_id } }: Fixture): Promise<void> {
  await world.sql(`update call_buckets set bucket_at = bucket_at - interval '30 minutes' where integration_id = $1`, [
    integration_id,
  ]);
  await world.sql(
    `update measured_problems set looked_at = looked_at - interval '30 minutes', measured_at = measured_at - interval '30 minutes'
     where integration_id = $1`,
    [integration_id],
  );
}

const snapshotOf = async (fixture: Fixture) => (await world.signals(fixture)).at(-1)?.snapshot as SignalSnapshot;
const stateOf = async ({ integration }: Fixture) => {
  const { status, cause, party_at_fault } = (await world.health(integration.integration_id))!;
  return { status, cause, party_at_fault };
};
const healthy = { status: 'healthy', cause: null, party_at_fault: 'nobody' };

it('opens a problem with the numbers while calls are far slower than usual, and ends it when they no longer are', async () => {
  const fixture = await world.fixture();
  await call(fixture, 30, { latency_ms: 4_000 });
  await judge();
  const reason = 'Salesforce answers slowly: p95 3.4 s in the last 15 minutes, usually 110 ms';
  expect(await stateOf(fixture)).toEqual({ status: 'degraded', cause: 'slow', party_at_fault: 'provider' });
  const snapshot = await snapshotOf(fixture);
  expect(snapshot).toMatchObject({
    signal_type: 'integration_degraded',
    status_change: { cause: 'slow', failure_reason: reason, detected_by: 'measurement', failing_parts: [] },
    problems: [{ cause: 'slow', party: 'provider', part, reason }],
    impact: ['Requests take longer than usual. They still work'],
    working_parts: [],
  });
  expect(snapshot.syncs_stopped).toBeUndefined();

  await judge();
  await call(fixture, 30, { latency_ms: 4_000 });
  await judge();
  expect(await world.statusChanges(fixture)).toHaveLength(1);
  await later(fixture);
  await call(fixture, 30, { latency_ms: 100 });
  await judge();
  expect(await stateOf(fixture)).toEqual(healthy);
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
  expect(await world.sql('select 1 from measured_problems')).toEqual([]);
});

it('opens one for calls that fail more often than usual, none of which opens a problem by itself', async () => {
  const fixture = await world.fixture();
  for (let n = 0; n < 4; n += 1) {
    await call(fixture, 1, { cause: 'timeout', error_code: 'timeout', latency_ms: 10_000 });
    await call(fixture, 6, { latency_ms: 100 });
  }
  expect(await stateOf(fixture)).toEqual(healthy);
  await judge();
  expect(await stateOf(fixture)).toEqual({ status: 'degraded', cause: 'error_rate_high', party_at_fault: 'provider' });
  expect((await snapshotOf(fixture)).problems![0]!.reason).toBe(
    'Salesforce fails often: 14% of 28 calls failed in the last 15 minutes, usually 0.5%',
  );
});

it('is no outage, has no other integration probed, and starts no quick probes', async () => {
  const fixtures = await Promise.all(Array.from({ length: 4 }, () => world.fixture()));
  for (const fixture of fixtures) await call(fixture, 25, { latency_ms: 4_000 });
  await judge();
  for (const fixture of fixtures) {
    expect(await stateOf(fixture)).toMatchObject({ cause: 'slow' });
    await call(fixture, 1, { latency_ms: 4_000 });
    expect(await world.schedule(fixture.integration.integration_id)).toMatchObject({ quick_probes: null });
  }
  await monitor.get(FollowOutages).follow();
  expect(await world.sql('select 1 from provider_outages')).toEqual([]);
});

it('says nothing while something else explains it, nor of the calls before that was over', async () => {
  const fixture = await world.fixture();
  await call(fixture, 25, { latency_ms: 4_000 });
  await judge();
  await call(fixture, 1, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  expect(await stateOf(fixture)).toMatchObject({ status: 'disconnected', cause: 'refresh_refused' });
  expect((await snapshotOf(fixture)).problems).toHaveLength(1);
  await later(fixture);
  await call(fixture, 25, { latency_ms: 4_000 });
  await judge();
  await world.handled(await world.reconnected(fixture, 2));
  await call(fixture, 1, { latency_ms: 100, credential_version: 2 });
  expect(await stateOf(fixture)).toEqual(healthy);
  await judge();
  expect(await stateOf(fixture)).toEqual(healthy);
});

it('forgets what nobody has measured for an hour, and waits while the integration is switched off', async () => {
  const fixture = await world.fixture();
  await call(fixture, 25, { latency_ms: 4_000 });
  await judge();
  const { integration_id } = fixture.integration;
  await later(fixture);
  await judge();
  expect(await stateOf(fixture)).toMatchObject({ cause: 'slow' });
  await later(fixture);
  await later(fixture);
  await world.sql(`update integrations_copy set status = 'inactive' where integration_id = $1`, [integration_id]);
  await judge();
  expect(await stateOf(fixture)).toMatchObject({ cause: 'slow' });
  await world.sql(`update integrations_copy set status = 'active' where integration_id = $1`, [integration_id]);
  await later(fixture);
  await judge();
  expect(await stateOf(fixture)).toEqual(healthy);
});

it('judges nothing by few calls, and nothing of a provider of which too little is known', async () => {
  const few = await world.fixture();
  await call(few, 19, { latency_ms: 4_000 });
  const unknown = await world.fixture({ integration: { connection_code: 'xero' } });
  await call(unknown, 30, { latency_ms: 4_000 });
  await judge();
  expect([await stateOf(few), await stateOf(unknown)]).toEqual([healthy, healthy]);
});

const findStale = () => monitor.get(FindStaleData).run();

it('finds data that are far older than usual once, and is over with the next complete sync', async () => {
  const fixture = await world.fixture();
  await syncedRegularly(world, fixture, 40);
  await findStale();
  await findStale();
  await judge();
  const reason = 'The last complete sync ended 40 hours ago; a pause of up to 36 hours would be usual';
  expect(await stateOf(fixture)).toEqual({ status: 'degraded', cause: 'data_stale', party_at_fault: 'us' });
  expect(await snapshotOf(fixture)).toMatchObject({
    status_change: { cause: 'data_stale', failure_reason: reason },
    problems: [{ cause: 'data_stale', part, reason }],
    impact: ['Synced data may be out of date'],
  });
  expect(await world.statusChanges(fixture)).toHaveLength(1);
  await world.handled(await synced(world, fixture, Date.now(), { status: 'partial' }));
  expect(await stateOf(fixture)).toMatchObject({ cause: 'data_stale' });
  await world.handled(await synced(world, fixture, Date.now()));
  expect(await stateOf(fixture)).toEqual(healthy);
});

it('gives what is usual and how old the data are beside the figures', async () => {
  const fixture = await world.fixture();
  const last = Date.now() - HOUR_MS;
  await world.handled(await synced(world, fixture, last));
  await call(fixture, 1, { latency_ms: 400 });
  await call(fixture, 1, { part: 'probe', latency_ms: 400 });
  const { tenant, integration } = fixture;
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['member'] })}`;
  const url = `/integration-health/metrics?integration_id=${integration.integration_id}`;
  const { parts, syncs } = (await monitor.inject({ url, headers: { authorization } })).json<Metrics>();
  expect(parts).toMatchObject([
    { part: 'probe', usual: null },
    { part, p95_ms: 430, usual: { success_percent: 99.5, p50_ms: 110, p95_ms: 110 } },
  ]);
  expect(syncs).toEqual([{ capability_code: part, last_synced_at: new Date(last).toISOString(), stale_after: null }]);
});

it('says nothing of data that are not older than usual, or while something else is wrong, until an hour after', async () => {
  const fresh = await world.fixture();
  await syncedRegularly(world, fresh, 30);
  const broken = await world.fixture();
  await syncedRegularly(world, broken, 40);
  await call(broken, 1, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  await findStale();
  await world.handled(await world.reconnected(broken, 2));
  await call(broken, 1, { credential_version: 2 });
  await findStale();
  expect([await stateOf(fresh), await stateOf(broken)]).toEqual([healthy, healthy]);
  await world.sql(`update sync_rhythms set stale_after = stale_after - interval '1 hour' where integration_id = $1`, [
    broken.integration.integration_id,
  ]);
  await findStale();
  expect(await stateOf(broken)).toMatchObject({ cause: 'data_stale' });
});
