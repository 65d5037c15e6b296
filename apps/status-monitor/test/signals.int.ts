import {
  integrationCreated,
  integrationDeleted,
  integrationUpdated,
  riskSignalAcknowledged,
  riskSignalAcknowledgementEnded,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
const refused = { cause: 'refresh_refused', error_code: 'invalid_grant' } as const;

beforeAll(async () => {
  await world.start();
  // Two processes, as in production.
  await Promise.all([world.monitor(), world.monitor()]);
});
afterAll(() => world.stop());

const opened = (fixture: Fixture, many = 1) =>
  waitUntil(
    () =>
      world.eventsOf(fixture, 'risk_signal_opened').length === many && world.eventsOf(fixture, 'risk_signal_opened'),
  );

it('opens one signal when two monitors see the same failure', async () => {
  const fixture = await world.fixture();
  await world.handled(...(await Promise.all([1, 2, 3, 4].map(() => world.executed(fixture, refused)))));
  const [signal] = await opened(fixture);
  expect(await world.statusChanges(fixture)).toHaveLength(1);
  expect(signal!.data).toMatchObject({
    signal_type: 'integration_disconnected',
    severity: 'critical',
    connection_name: 'Salesforce',
    reconnect_path: 'Settings > Integrations > Salesforce > Reconnect',
    impact: ['Contacts are no longer synced from Salesforce', 'Opportunities are no longer synced from Salesforce'],
    customer: { name: 'TechCorp', arr: 200_000 },
    status_change: {
      old_status: 'healthy',
      new_status: 'disconnected',
      party_at_fault: 'customer',
      failure_reason: 'OAuth token expired and refresh failed',
      error_code: 'invalid_grant',
    },
  });
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({
    status: 'disconnected',
    cause: 'refresh_refused',
    is_critical: true,
    version: 1,
  });
});

it('counts fifty more failures and publishes nothing', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  await opened(fixture);
  await world.handled(...(await Promise.all(Array.from({ length: 50 }, () => world.executed(fixture, refused)))));
  expect(await world.signals(fixture)).toMatchObject([{ occurrences: 51, status: 'open', version: 1 }]);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ failure_count: 51, version: 1 });
  await waitUntil(() => anyOf(fixture, 'integration_status_changed'));
  const types = world.published.filter((event) => event.tenantid === fixture.tenant).map((event) => event.type);
  expect(types.sort()).toEqual(['integration_status_changed', 'risk_signal_opened']);
});

it('does not close on a late success with old credentials, and closes on a success with new ones', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  await opened(fixture);
  await world.handled(await world.reconnected(fixture, 2));
  await world.handled(await world.executed(fixture, { credential_version: 1 }));
  expect(await world.signals(fixture)).toMatchObject([{ status: 'open' }]);
  await world.executed(fixture, { credential_version: 2 });
  const [end] = await waitUntil(() => opened(fixture).then(() => anyOf(fixture, 'risk_signal_resolved')));
  expect(end).toMatchObject({ aggregateversion: 2, data: { resolution: 'verified', connection_name: 'Salesforce' } });
  const changes = await world.statusChanges(fixture);
  expect(changes.map((event) => event.aggregateversion)).toEqual([1, 2]);
  expect(changes[1]!.data).toMatchObject({ old_status: 'disconnected', new_status: 'healthy' });
});

const anyOf = (fixture: Fixture, type: string) => {
  const events = world.eventsOf(fixture, type);
  return events.length > 0 && events;
};

it('has the time of the previous disconnection in the next signal', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [first] = await opened(fixture);
  await world.reconnected(fixture, 2);
  await world.executed(fixture, { credential_version: 2 });
  await waitUntil(() => anyOf(fixture, 'risk_signal_resolved'));
  await world.executed(fixture, { ...refused, credential_version: 2 });
  const [, second] = await opened(fixture, 2);
  expect(first!.data.previous_disconnection_at).toBeUndefined();
  expect(second!.data.previous_disconnection_at).toBe(first!.data.opened_at);
});

it('withdraws an open signal when its integration is deleted, and ignores late events', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.executed(fixture, refused);
  await opened(fixture);
  await world.publish(fixture.tenant, integrationDeleted, { integration_id }, { aggregateversion: 2 });
  const [end] = await waitUntil(() => anyOf(fixture, 'risk_signal_resolved'));
  expect(end!.data).toMatchObject({ resolution: 'withdrawn' });
  const late = [
    await world.executed(fixture, { ...refused, started_at: new Date().toISOString() }),
    await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, version: 9 }),
  ];
  await world.handled(...late);
  expect(await world.signals(fixture)).toMatchObject([{ status: 'withdrawn' }]);
});

it('withdraws the signal when the integration is switched off, and opens one when it fails again after being switched on', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  await opened(fixture);
  await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, status: 'inactive', version: 2 });
  await waitUntil(() => anyOf(fixture, 'risk_signal_resolved'));
  await world.handled(await world.executed(fixture, refused));
  expect(await world.signals(fixture)).toHaveLength(1);
  await world.handled(
    await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, status: 'active', version: 3 }),
  );
  await world.executed(fixture, refused);
  expect((await opened(fixture, 2))[1]!.data).toMatchObject({ status_change: { new_status: 'disconnected' } });
});

it('holds a signal that is the provider’s fault, and no longer once the customer is at fault too', async () => {
  const fixture = await world.fixture();
  for (let n = 0; n < 3; n++) {
    const started_at = new Date(Date.now() + n).toISOString();
    await world.handled(await world.executed(fixture, { cause: 'timeout', started_at }));
  }
  const [signal] = await opened(fixture);
  const { opened_at, hold_until } = signal!.data as { opened_at: string; hold_until: string };
  expect(Date.parse(hold_until) - Date.parse(opened_at)).toBe(60_000);
  await world.executed(fixture, refused);
  const [update] = await waitUntil(() => anyOf(fixture, 'risk_signal_updated'));
  expect(update!.data).toMatchObject({ status_change: { party_at_fault: 'customer', cause: 'refresh_refused' } });
  expect(update!.data.hold_until).toBeUndefined();
  const changes = (await world.statusChanges(fixture)).map(({ data }) => [data.new_status, data.cause]);
  expect(changes).toEqual([
    ['disconnected', 'timeout'],
    ['disconnected', 'refresh_refused'],
  ]);
});

it('is degraded and names the failing part when only some requests are refused', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' });
  const [signal] = await opened(fixture);
  expect(signal!.data).toMatchObject({
    signal_type: 'integration_degraded',
    severity: 'high',
    impact: ['Contacts are no longer synced from Salesforce'],
    status_change: { new_status: 'degraded', failing_parts: ['SYNC_CONTACTS'] },
  });
});

it('handles an observation later that arrives before its integration', async () => {
  const fixture = await world.fixture();
  const early = { ...fixture, integration: { ...fixture.integration, integration_id: crypto.randomUUID() } };
  await world.executed(early, refused);
  const id = () =>
    world.sql('select 1 from handler_attempts where last_error like $1', [`%${early.integration.integration_id}%`]);
  await waitUntil(async () => (await id()).length > 0);
  await world.publish(fixture.tenant, integrationCreated, early.integration);
  await waitUntil(() => anyOf(fixture, 'integration_status_changed'));
});

it('stores who acknowledged a signal, and publishes nothing', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const taken = { signal_id: signal!.data.signal_id, acknowledged_by: 'Dana Reyes', acknowledged_at: signal!.time };
  await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledged, taken));
  expect(await world.signals(fixture)).toMatchObject([
    { status: 'acknowledged', acknowledged_by: 'Dana Reyes', version: 1 },
  ]);
  await world.handled(await world.executed(fixture, refused));
  expect(await world.signals(fixture)).toMatchObject([{ status: 'acknowledged', occurrences: 2 }]);
});

it('shows a signal as open once its acknowledgement has ended, and as acknowledged when that is done anew', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const acknowledge = (acknowledged_by: string, minutes: number, acknowledged_at = signal!.time) =>
    world.publish(fixture.tenant, riskSignalAcknowledged, {
      signal_id: signal!.data.signal_id,
      acknowledged_by,
      acknowledged_at,
      acknowledged_until: new Date(Date.now() + minutes * 60_000).toISOString(),
    });
  await world.handled(await acknowledge('Dana Reyes', 240));
  expect(await world.signals(fixture)).toMatchObject([{ status: 'acknowledged', acknowledged_by: 'Dana Reyes' }]);
  await world.handled(await acknowledge('Dana Reyes', -1));
  await waitUntil(async () => (await world.signals(fixture))[0]?.status === 'open');
  expect(await world.signals(fixture)).toMatchObject([{ acknowledged_by: null, acknowledged_at: null }]);

  await world.handled(await acknowledge('Tom Becker', 60, new Date().toISOString()));
  // An older one that arrives late changes nothing.
  await world.handled(await acknowledge('Dana Reyes', 240));
  expect(await world.signals(fixture)).toMatchObject([{ status: 'acknowledged', acknowledged_by: 'Tom Becker' }]);
});

it('shows a signal as open again once a person has given it to somebody else', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const { signal_id } = signal!.data;
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  const acknowledged = { signal_id, acknowledged_by: 'Dana Reyes', acknowledged_at: at(0) };
  await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledged, acknowledged));
  const end = async (seconds: number) => {
    const ended = { signal_id, ended_by: 'Tom Becker', ended_at: at(seconds) };
    await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledgementEnded, ended));
    return (await world.signals(fixture))[0];
  };
  // Of an acknowledgement before that one.
  expect(await end(-60)).toMatchObject({ status: 'acknowledged', acknowledged_by: 'Dana Reyes' });
  expect(await end(60)).toMatchObject({ status: 'open', acknowledged_by: null, acknowledged_until: null });
});

it('leaves a signal open whose acknowledgement arrives after a person has ended it', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const { signal_id } = signal!.data;
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  const acknowledge = async (acknowledged_by: string, acknowledged_at: string) => {
    const taken = { signal_id, acknowledged_by, acknowledged_at };
    await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledged, taken));
    return (await world.signals(fixture))[0];
  };
  const ended = { signal_id, ended_by: 'Tom Becker', ended_at: at(-30) };
  await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledgementEnded, ended));
  expect(await acknowledge('Dana Reyes', ended.ended_at)).toMatchObject({ status: 'open', acknowledged_by: null });
  const acted = await world.sql('select acted_at from risk_signals where signal_id = $1', [signal_id]);
  expect(acted).toEqual([{ acted_at: new Date(ended.ended_at) }]);
  expect(await acknowledge('Tom Becker', at(-10))).toMatchObject({ acknowledged_by: 'Tom Becker' });
});

it('ends an acknowledgement of which an earlier release did not say when it ends', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const { signal_id } = signal!.data;
  const acknowledged = { signal_id, acknowledged_by: 'Dana Reyes', acknowledged_at: '2026-01-29T15:50:00.000Z' };
  await world.handled(await world.publish(fixture.tenant, riskSignalAcknowledged, acknowledged));
  await waitUntil(async () => (await world.signals(fixture))[0]?.status === 'open');
});

it('writes an event for each counted failure and each change of status, and counts the calls', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.handled(await world.executed(fixture, { latency_ms: 40 }));
  await world.handled(await world.executed(fixture, refused), await world.executed(fixture, { cause: 'rate_limited' }));
  const events = await world.sql<{ event_type: string }>(
    'select event_type from integration_events where integration_id = $1 order by created_at',
    [integration_id],
  );
  expect(events.map((event) => event.event_type)).toEqual(['auth_failure', 'disconnected']);
  const [buckets] = await world.sql(
    'select sum(successes)::int as successes, sum(failures)::int as failures from call_buckets where integration_id = $1',
    [integration_id],
  );
  expect(buckets).toEqual({ successes: 1, failures: 2 });
});
