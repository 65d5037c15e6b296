import { randomUUID } from 'node:crypto';
import { type ScheduleChange, scheduleChanged, syncProblemChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FindStaleData } from '../src/metrics/find-stale-data.system';
import { type Fixture, World } from './start-world';
import { syncedRegularly } from './sync-runs';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

const told = async (fixture: Fixture, data: { problem?: string; since: string; last_success_at?: string }) => {
  const { integration_id, connection_code } = fixture.integration;
  const of = { schedule_id: randomUUID(), integration_id, connection_code, capability_code: 'SYNC_CONTACTS' };
  await world.handled(await world.publish(fixture.tenant, syncProblemChanged, { ...of, ...data }));
};
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

it('opens a degraded signal that says which sync is late, since when, and when it last worked', async () => {
  const fixture = await world.fixture();
  const worked = await world.executed(fixture, { part: 'SYNC_CONTACTS' });
  await world.handled(worked);
  const before = await world.health(fixture.integration.integration_id);
  const since = ago(-1);
  await told(fixture, { problem: 'sync_late', since });
  const [opened] = await waitUntil(() => {
    const all = world.eventsOf(fixture, 'risk_signal_opened');
    return all.length > 0 && all;
  });
  expect(opened!.data).toMatchObject({
    signal_type: 'integration_degraded',
    status_change: { new_status: 'degraded', cause: 'sync_late', party_at_fault: 'us', detected_by: 'schedule' },
    problems: [{ cause: 'sync_late', part: 'SYNC_CONTACTS', last_worked_at: expect.any(String) as string }],
  });
  const after = await world.health(fixture.integration.integration_id);
  expect(after!.last_success_at).toEqual(before!.last_success_at);
  await told(fixture, { since: ago(-2) });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
});

it('ends a sync that failed with the next one that works', async () => {
  const fixture = await world.fixture();
  await told(fixture, { problem: 'sync_failed', since: ago(60) });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  expect(await world.signals(fixture)).toMatchObject([{ status: 'open', cause: 'sync_failed' }]);
  await world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS' }));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
});

const scheduleIs = async (fixture: Fixture, change: ScheduleChange, enabled: boolean) => {
  const { integration_id, connection_code } = fixture.integration;
  const of = { schedule_id: randomUUID(), integration_id, connection_code, capability_code: 'SYNC_CONTACTS' };
  const data = { ...of, change, changed_by: 'anna', kind: 'every', every_seconds: 3_600, enabled };
  await world.handled(await world.publish(fixture.tenant, scheduleChanged, data));
};
const causeOf = async ({ integration }: Fixture) => (await world.health(integration.integration_id))!.cause;
const findStale = () => monitor.get(FindStaleData).run();

it('is one problem for one lateness: its schedule says when a sync is late, and nobody guesses by what is usual', async () => {
  const fixture = await world.fixture();
  await syncedRegularly(world, fixture, 40, { scheduled: true });
  await findStale();
  expect(await causeOf(fixture)).toBeNull();
  await told(fixture, { problem: 'sync_late', since: ago(60) });
  await findStale();
  const signals = await world.signals(fixture);
  expect(signals).toMatchObject([{ status: 'open', cause: 'sync_late' }]);
  await told(fixture, { since: ago(1) });
  await findStale();
  expect(await causeOf(fixture)).toBeNull();
});

it('stops guessing as soon as a schedule is made, and guesses where it is paused', async () => {
  const made = await world.fixture();
  await syncedRegularly(world, made, 40);
  await scheduleIs(made, 'created', true);
  const paused = await world.fixture();
  await syncedRegularly(world, paused, 40);
  await scheduleIs(paused, 'paused', false);
  await findStale();
  expect([await causeOf(made), await causeOf(paused)]).toEqual([null, 'data_stale']);
});
