import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { alertDelivered, integrationUpdated, syncRunFinished } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
const refused = { cause: 'refresh_refused', error_code: 'invalid_grant' } as const;

beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const sample = (name: string) =>
  (
    JSON.parse(readFileSync(`${__dirname}/../../../libs/contracts/samples/${name}.json`, 'utf8')) as {
      data: Record<string, unknown>;
    }
  ).data;

const anyOf = (fixture: Fixture, type: string) =>
  waitUntil(() => {
    const events = world.eventsOf(fixture, type);
    return events.length > 0 && events;
  });
const opened = (fixture: Fixture) => anyOf(fixture, 'risk_signal_opened');

it('opens nothing before the first success, publishes the change of health, and opens once it fails after that', async () => {
  const fixture = await world.fixture({ worked: false });
  const { integration_id } = fixture.integration;
  await world.handled(await world.executed(fixture, { cause: 'api_key_rejected' }));
  await anyOf(fixture, 'integration_status_changed');
  expect(await world.signals(fixture)).toEqual([]);
  expect(await world.health(integration_id)).toMatchObject({ status: 'disconnected', first_success_at: null });
  await world.reconnected(fixture, 2);
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  await world.handled(await world.executed(fixture, { cause: 'api_key_rejected', credential_version: 2 }));
  await opened(fixture);
  expect(await world.signals(fixture)).toHaveLength(1);
});

it('keeps one signal while health goes from degraded to disconnected and back, and tells each change', async () => {
  const fixture = await world.fixture();
  await world.handled(await world.executed(fixture, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }));
  await opened(fixture);
  await world.handled(await world.executed(fixture, refused));
  await world.handled(await world.reconnected(fixture, 2));
  await world.handled(await world.executed(fixture, { credential_version: 2, part: 'SYNC_OPPORTUNITIES' }));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_updated').length === 2);
  expect(await world.signals(fixture)).toMatchObject([
    { status: 'open', signal_type: 'integration_degraded', cause: 'insufficient_scope', version: 3 },
  ]);
  const [worse, better] = world.eventsOf(fixture, 'risk_signal_updated').map(({ data }) => data);
  expect(worse).toMatchObject({
    signal_type: 'integration_disconnected',
    status_change: { old_status: 'degraded', new_status: 'disconnected', failing_parts: [] },
    problems: [{ cause: 'refresh_refused' }, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }],
  });
  expect(better).toMatchObject({
    signal_type: 'integration_degraded',
    status_change: { old_status: 'disconnected', new_status: 'degraded', failing_parts: ['SYNC_CONTACTS'] },
    working_parts: ['SYNC_OPPORTUNITIES'],
  });
  expect(world.eventsOf(fixture, 'risk_signal_resolved')).toEqual([]);
});

it('counts an attempt that is tried again as a failure', async () => {
  const fixture = await world.fixture();
  for (let attempt = 1; attempt <= 3; attempt++)
    await world.handled(await world.attemptFailed(fixture, attempt, { cause: 'server_error', part: 'SYNC_CONTACTS' }));
  expect((await opened(fixture))[0]!.data).toMatchObject({ status_change: { cause: 'server_error' } });
});

it('names in its impact who uses the integration, as the integrations service last said', async () => {
  const fixture = await world.fixture({ integration: { connection_code: 'xero', name: 'Books' } });
  const linked = (count: number) => [{ entity_type: 'subscription', count }];
  for (const [version, count] of [
    [2, 3],
    [3, 12],
  ] as const) {
    const updated = { ...fixture.integration, version, linked: linked(count) };
    await world.handled(await world.publish(fixture.tenant, integrationUpdated, updated));
  }
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  const impact = signal!.data.impact as string[];
  expect(impact.filter((line) => line.includes('subscription'))).toEqual(['12 subscriptions are invoiced through it']);
});

it('says when a person was told, and when a sync run last read everything', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.executed(fixture, refused);
  const [signal] = await opened(fixture);
  expect(await world.health(integration_id)).toMatchObject({ alerted_at: null, last_successful_sync: null });
  const told = {
    delivery_id: randomUUID(),
    signal_id: signal!.data.signal_id,
    channel: 'email',
    occasion: 'opened',
    recipient: 'a@example.com',
    delivered_at: '2026-01-29T10:00:00.000Z',
  };
  await world.handled(
    await world.publish(fixture.tenant, alertDelivered, told),
    await world.publish(fixture.tenant, alertDelivered, {
      ...told,
      occasion: 'resolved',
      delivered_at: '2026-01-29T11:00:00.000Z',
    }),
  );
  const run = sample('sync_run_finished.v1');
  await world.handled(
    await world.publish(fixture.tenant, syncRunFinished, { ...run, integration_id, status: 'whole' }),
    await world.publish(fixture.tenant, syncRunFinished, {
      ...run,
      integration_id,
      status: 'failed',
      finished_at: '2030-01-01T00:00:00.000Z',
    }),
  );
  expect(await world.health(integration_id)).toMatchObject({
    alerted_at: new Date(told.delivered_at),
    last_successful_sync: new Date(run.finished_at as string),
  });
});

describe('while a process of an older release runs', () => {
  /** As an older process stores a state: the calls of all parts together, and no list of problems. */
  interface OlderState {
    health: { status: string; cause?: string; party: string; failing_parts: string[] };
    failed: Record<string, object>;
    parts: Record<string, { failed?: object; succeeded?: object }>;
    calls: { mark: { credential_version: number; at: number }; cause?: string }[];
    deliveries: { refused: object };
  }
  const stateOf = async (fixture: Fixture) =>
    (await world.health(fixture.integration.integration_id))!.machine_state as OlderState;
  const failing = (fixture: Fixture) =>
    world.executed(fixture, { cause: 'server_error', part: 'SYNC_CONTACTS', started_at: new Date().toISOString() });

  it('stores all that the older process reads, and goes on with what that one stored', async () => {
    const fixture = await world.fixture();
    const { integration_id } = fixture.integration;
    const fresh = await stateOf(fixture);
    expect(fresh).toMatchObject({ calls: [], parts: {}, failed: {}, deliveries: { refused: {} } });
    await world.handled(await failing(fixture));
    await world.handled(await failing(fixture));
    const { health, calls, ...state } = await stateOf(fixture);
    expect(calls).toEqual([]);
    const { status, party, failing_parts } = health;
    const added = { mark: { credential_version: 1, at: Date.now() }, cause: 'server_error' };
    const older: OlderState = { ...state, health: { status, party, failing_parts }, calls: [added] };
    await world.sql('update integration_health set machine_state = $2 where integration_id = $1', [
      integration_id,
      JSON.stringify(older),
    ]);
    await world.handled(await failing(fixture));
    await opened(fixture);
    const disconnected = await stateOf(fixture);
    expect(disconnected).toMatchObject({ health: { status: 'disconnected', cause: 'server_error' } });
    expect(disconnected.calls.filter(({ cause }) => cause === 'server_error')).toHaveLength(3);
  });

  it('refuses the second signal of an integration, whose message comes again to a process of this release', async () => {
    const fixture = await world.fixture();
    await world.handled(await world.executed(fixture, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }));
    await opened(fixture);
    const second = world.sql(
      `insert into risk_signals (signal_id, tenant_id, integration_id, signal_type, severity, snapshot, opened_at,
         last_seen_at) select $2, tenant_id, integration_id, 'integration_disconnected', severity, snapshot, now(), now()
       from risk_signals where integration_id = $1`,
      [fixture.integration.integration_id, randomUUID()],
    );
    await expect(second).rejects.toThrow('risk_signals_one_open');
    await world.handled(await world.executed(fixture, refused));
    expect(await world.signals(fixture)).toMatchObject([{ signal_type: 'integration_disconnected', version: 2 }]);
  });
});
