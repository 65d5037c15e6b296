import {
  integrationCreated,
  integrationDeleted,
  integrationUpdated,
  riskSignalAcknowledged,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Line, World } from './start-world';

const world = new World();
const refused = { cause: 'refresh_refused', error_code: 'invalid_grant' } as const;

beforeAll(async () => {
  await world.start();
  // Two, as in production: every test is one of what they do together.
  await Promise.all([world.monitor(), world.monitor()]);
});
afterAll(() => world.stop());

const opened = (line: Line, many = 1) =>
  waitUntil(() => world.about(line, 'risk_signal_opened').length === many && world.about(line, 'risk_signal_opened'));

it('opens one signal when two monitors see the same failure', async () => {
  const line = await world.line();
  await world.handled(...(await Promise.all([1, 2, 3, 4].map(() => world.executed(line, refused)))));
  const [signal] = await opened(line);
  expect(world.about(line, 'integration_status_changed')).toHaveLength(1);
  expect(signal!.data).toMatchObject({
    signal_type: 'integration_disconnected',
    severity: 'critical',
    connection_name: 'Salesforce',
    reconnect_path: 'Settings > Integrations > Salesforce > Reconnect',
    impact: ['CRM data sync stopped', 'Health score updates not pushing to Salesforce'],
    customer: { name: 'TechCorp', arr: 200_000 },
    status_change: {
      old_status: 'healthy',
      new_status: 'disconnected',
      party_at_fault: 'customer',
      failure_reason: 'OAuth token expired and refresh failed',
      error_code: 'invalid_grant',
    },
  });
  expect(await world.health(line.integration.integration_id)).toMatchObject({
    status: 'disconnected',
    cause: 'refresh_refused',
    is_critical: true,
    version: 1,
  });
});

it('counts fifty more failures and tells nobody', async () => {
  const line = await world.line();
  await world.executed(line, refused);
  await opened(line);
  await world.handled(...(await Promise.all(Array.from({ length: 50 }, () => world.executed(line, refused)))));
  expect(await world.signals(line)).toMatchObject([{ occurrences: 51, status: 'open', version: 1 }]);
  expect(await world.health(line.integration.integration_id)).toMatchObject({ failure_count: 51, version: 1 });
  const told = world.told.filter((event) => event.tenantid === line.tenant).map((event) => event.type);
  expect(told.sort()).toEqual(['integration_status_changed', 'risk_signal_opened']);
});

it('does not close on a late success with old credentials, and closes on one with new', async () => {
  const line = await world.line();
  await world.executed(line, refused);
  await opened(line);
  await world.handled(await world.reconnected(line, 2));
  await world.handled(await world.executed(line, { credential_version: 1 }));
  expect(await world.signals(line)).toMatchObject([{ status: 'open' }]);
  await world.executed(line, { credential_version: 2 });
  const [end] = await waitUntil(() => opened(line).then(() => seen(line, 'risk_signal_resolved')));
  expect(end).toMatchObject({ aggregateversion: 2, data: { resolution: 'verified', connection_name: 'Salesforce' } });
  const changes = world.about(line, 'integration_status_changed');
  expect(changes.map((event) => event.aggregateversion)).toEqual([1, 2]);
  expect(changes[1]!.data).toMatchObject({ old_status: 'disconnected', new_status: 'healthy' });
});

const seen = (line: Line, type: string) => {
  const events = world.about(line, type);
  return events.length > 0 && events;
};

it('names the previous disconnection when it happens again', async () => {
  const line = await world.line();
  await world.executed(line, refused);
  const [first] = await opened(line);
  await world.reconnected(line, 2);
  await world.executed(line, { credential_version: 2 });
  await waitUntil(() => seen(line, 'risk_signal_resolved'));
  await world.executed(line, { ...refused, credential_version: 2 });
  const [, second] = await opened(line, 2);
  expect(first!.data.previous_disconnection_at).toBeUndefined();
  expect(second!.data.previous_disconnection_at).toBe(first!.data.opened_at);
});

it('withdraws an open signal when its integration is deleted, and hears no more of it', async () => {
  const line = await world.line();
  const { integration_id } = line.integration;
  await world.executed(line, refused);
  await opened(line);
  await world.tell(line.tenant, integrationDeleted, { integration_id }, { aggregateversion: 2 });
  const [end] = await waitUntil(() => seen(line, 'risk_signal_resolved'));
  expect(end!.data).toMatchObject({ resolution: 'withdrawn' });
  const late = [
    await world.executed(line, { ...refused, started_at: new Date().toISOString() }),
    await world.tell(line.tenant, integrationUpdated, { ...line.integration, version: 9 }),
  ];
  await world.handled(...late);
  expect(await world.signals(line)).toMatchObject([{ status: 'withdrawn' }]);
});

it('withdraws what is switched off, and opens anew when it still fails after being switched on', async () => {
  const line = await world.line();
  await world.executed(line, refused);
  await opened(line);
  await world.tell(line.tenant, integrationUpdated, { ...line.integration, status: 'inactive', version: 2 });
  await waitUntil(() => seen(line, 'risk_signal_resolved'));
  await world.handled(await world.executed(line, refused));
  expect(await world.signals(line)).toHaveLength(1);
  await world.handled(
    await world.tell(line.tenant, integrationUpdated, { ...line.integration, status: 'active', version: 3 }),
  );
  await world.executed(line, refused);
  expect((await opened(line, 2))[1]!.data).toMatchObject({ status_change: { new_status: 'disconnected' } });
});

it('holds what is the provider’s fault, and lets go when the customer’s joins it', async () => {
  const line = await world.line();
  for (let n = 0; n < 3; n++) {
    const started_at = new Date(Date.now() + n).toISOString();
    await world.handled(await world.executed(line, { cause: 'timeout', started_at }));
  }
  const [signal] = await opened(line);
  const { opened_at, hold_until } = signal!.data as { opened_at: string; hold_until: string };
  expect(Date.parse(hold_until) - Date.parse(opened_at)).toBe(60_000);
  await world.executed(line, refused);
  const [update] = await waitUntil(() => seen(line, 'risk_signal_updated'));
  expect(update!.data).toMatchObject({ status_change: { party_at_fault: 'customer', cause: 'refresh_refused' } });
  expect(update!.data.hold_until).toBeUndefined();
  expect(world.about(line, 'integration_status_changed')).toHaveLength(1);
});

it('is degraded, with the failing part named, when only some requests are refused', async () => {
  const line = await world.line();
  await world.executed(line, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' });
  const [signal] = await opened(line);
  expect(signal!.data).toMatchObject({
    signal_type: 'integration_degraded',
    severity: 'high',
    impact: ['SYNC_CONTACTS fails while other requests work'],
    status_change: { new_status: 'degraded', failing_parts: ['SYNC_CONTACTS'] },
  });
});

it('keeps an observation that arrives before its integration until that has arrived', async () => {
  const line = await world.line();
  const early = { ...line, integration: { ...line.integration, integration_id: crypto.randomUUID() } };
  await world.executed(early, refused);
  const id = () =>
    world.sql('select 1 from handler_attempts where last_error like $1', [`%${early.integration.integration_id}%`]);
  await waitUntil(async () => (await id()).length > 0);
  await world.tell(line.tenant, integrationCreated, early.integration);
  await opened(line);
});

it('notes who took a signal on, and tells nothing of its own about it', async () => {
  const line = await world.line();
  await world.executed(line, refused);
  const [signal] = await opened(line);
  const taken = { signal_id: signal!.data.signal_id, acknowledged_by: 'Dana Reyes', acknowledged_at: signal!.time };
  await world.handled(await world.tell(line.tenant, riskSignalAcknowledged, taken));
  expect(await world.signals(line)).toMatchObject([
    { status: 'acknowledged', acknowledged_by: 'Dana Reyes', version: 1 },
  ]);
  await world.handled(await world.executed(line, refused));
  expect(await world.signals(line)).toMatchObject([{ status: 'acknowledged', occurrences: 2 }]);
});

it('writes an event for each counted failure and each change, and buckets of the calls', async () => {
  const line = await world.line();
  const { integration_id } = line.integration;
  await world.handled(await world.executed(line, { latency_ms: 40 }));
  await world.handled(await world.executed(line, refused), await world.executed(line, { cause: 'rate_limited' }));
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
