import type { Cause, HealthStatus } from '@linesman/contracts';
import { figuresOf, metricsOf } from './figures';
import { addTo, type History, noTally, type SignalTimes, type Tally } from './tally';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000);
const day = { from: at(0), to: at(24) };
const worked: History = {
  at_first: 'healthy',
  changes: [],
  gaps: [],
  off: [],
  first_checked_at: at(-100),
  first_success_at: at(-100),
  watched_until: at(100),
};
const change = (hour: number, new_status: HealthStatus, cause: Cause | null = null) => ({
  at: at(hour),
  new_status,
  cause,
  failure_reason: null,
});
const lost = (hour: number) => change(hour, 'disconnected', 'grant_revoked');
const back = (hour: number) => change(hour, 'healthy');
function tallyOf(known: Partial<History>, signals: SignalTimes[] = []): Tally {
  const tally = noTally();
  addTo(tally, day, { ...worked, ...known }, signals);
  return tally;
}
const figures = (known: Partial<History>, signals: SignalTimes[] = []) => figuresOf(tallyOf(known, signals));

it('counts a disconnection, its length, and the uptime before the next one', () => {
  expect(figures({ changes: [lost(6), back(9), lost(18), back(19)] })).toMatchObject({
    uptime_percent: 83.333,
    down_seconds: 4 * 3_600,
    disconnections: 2,
    ongoing: 0,
    mttr_seconds: 2 * 3_600,
    mtbf_seconds: 10 * 3_600,
  });
});

it('counts one that began before only as time, and knows its whole length when it ends', () => {
  expect(figures({ changes: [lost(-6), back(3)] })).toMatchObject({
    down_seconds: 3 * 3_600,
    disconnections: 0,
    mttr_seconds: 9 * 3_600,
    mtbf_seconds: null,
  });
});

it('counts an open disconnection as ongoing, and has no time to recovery of it', () => {
  const open = { changes: [lost(20)] };
  expect(figures(open)).toMatchObject({ disconnections: 1, ongoing: 1, down_seconds: 4 * 3_600, mttr_seconds: null });
  expect(figures({ changes: [lost(20), back(30)] })).toMatchObject({
    disconnections: 1,
    ongoing: 1,
    mttr_seconds: null,
  });
});

it('reports degraded time apart, and counts it as up', () => {
  expect(figures({ changes: [change(12, 'degraded', 'insufficient_scope'), back(18)] })).toMatchObject({
    uptime_percent: 100,
    degraded_percent: 25,
    degraded_seconds: 6 * 3_600,
    down_seconds: 0,
    disconnections: 0,
  });
});

it('splits by the party at fault, which may change while it lasts', () => {
  const changes = [change(6, 'disconnected', 'server_error'), lost(8), back(12), change(20, 'degraded', 'timeout')];
  const { by_party } = figures({ changes });
  expect(by_party.filter(({ down_seconds, degraded_seconds }) => down_seconds + degraded_seconds > 0)).toEqual([
    { party: 'customer', disconnections: 0, down_seconds: 4 * 3_600, degraded_seconds: 0 },
    { party: 'provider', disconnections: 1, down_seconds: 2 * 3_600, degraded_seconds: 4 * 3_600 },
  ]);
});

it('counts no time that nobody watched', () => {
  const changes = [lost(6), back(18)];
  expect(figures({ changes, gaps: [{ from: at(9), to: at(15) }] })).toMatchObject({
    watched_seconds: 18 * 3_600,
    unwatched_seconds: 6 * 3_600,
    down_seconds: 6 * 3_600,
    uptime_percent: 66.666,
    disconnections: 1,
    mttr_seconds: 12 * 3_600,
  });
});

it('has no percentage where nobody looked at all', () => {
  for (const known of [{ watched_until: at(0) }, { first_checked_at: null }, { first_success_at: null }])
    expect(figures({ ...known, changes: [lost(-10)] })).toMatchObject({
      uptime_percent: null,
      degraded_percent: null,
      unwatched_seconds: 24 * 3_600,
      mttr_seconds: null,
    });
});

it('counts time in which it was switched off neither as up nor as down, and its end as no recovery', () => {
  const off = [{ from: at(8), to: at(20) }];
  expect(figures({ changes: [lost(6), back(21)], off })).toMatchObject({
    watched_seconds: 12 * 3_600,
    down_seconds: 3 * 3_600,
    disconnections: 1,
    ongoing: 0,
    mttr_seconds: null,
  });
});

it('never rounds up to 100 %', () => {
  const changes = [{ ...lost(0), at: new Date(day.to.getTime() - 10) }];
  expect(figures({ changes }).uptime_percent).toBe(99.999);
});

const signal: SignalTimes = {
  last_worked_at: at(5),
  failing_since: at(5.5),
  opened_at: at(6),
  told_at: at(6.25),
  acted_at: at(7),
  noticed_at: null,
  resolved_at: at(8),
  resolution: 'verified',
};

it('knows how long it took to detect, to tell and to act, of the signals that opened', () => {
  const later = { ...signal, opened_at: at(24), told_at: at(90) };
  const untold = { ...signal, last_worked_at: null, told_at: null, acted_at: null };
  expect(figures({}, [signal, untold, later])).toMatchObject({
    time_to_detect_seconds: 3_600,
    time_to_tell_seconds: 900,
    time_to_act_seconds: 3_600,
  });
  expect(figures({}, [untold])).toMatchObject({ time_to_detect_seconds: null, time_to_tell_seconds: null });
});

it('says of each goal what is known, and what is not', () => {
  const all: SignalTimes[] = [
    signal,
    { ...signal, noticed_at: at(6) },
    { ...signal, last_worked_at: at(1), failing_since: at(2) },
    { ...signal, last_worked_at: at(1), failing_since: at(5.5), resolution: 'withdrawn' },
    // Of an older version.
    { ...signal, last_worked_at: null, failing_since: null },
  ];
  const tally = tallyOf({ changes: [lost(6), back(7)] }, all);
  expect(metricsOf(tally, { opened: 3, opened_before: 4 })).toEqual({
    detection: { signals: 5, within_hour: 2, later: 1, perhaps: 2, within_hour_percent: 66.666 },
    resolution: { resolved: 3, before_noticed: 2, before_noticed_percent: 66.666, goal_percent: 80 },
    tickets: { opened: 3, opened_before: 4, change_percent: -25, goal_percent: -50 },
    uptime: { uptime_percent: 95.833, goal_percent: 99, integrations: 1, below_goal: 1 },
  });
  expect(metricsOf(noTally(), { opened: 1, opened_before: 0 })).toMatchObject({
    detection: { within_hour_percent: null },
    resolution: { before_noticed_percent: null },
    tickets: { change_percent: null },
    uptime: { uptime_percent: null },
  });
});

it('adds integrations up', () => {
  const sum = tallyOf({ changes: [lost(12)] }, [signal]);
  addTo(sum, day, worked, [signal]);
  expect(sum).toMatchObject({ watched: 2, below_goal: 1 });
  expect(figuresOf(sum)).toMatchObject({ integrations: 2, uptime_percent: 75, mtbf_seconds: 36 * 3_600 });
  expect(sum.signals).toMatchObject({ opened: 2, detected: { many: 2, ms: 7_200_000 } });
});
