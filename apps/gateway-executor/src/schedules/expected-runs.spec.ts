import { expectedRuns, type Expecting } from './expected-runs';

const LONGEST_MS = 900_000;
const at = (time: string): Date => new Date(`2026-01-29T${time}:00Z`);
const row = (more: Partial<Expecting>): Expecting => ({
  kind: 'cron',
  cron: '0 * * * *',
  time_zone: null,
  every_seconds: null,
  quiet_seconds: null,
  enabled: true,
  next_at: at('13:00'),
  last_success_at: at('12:05'),
  updated_at: at('00:00'),
  ...more,
});
const expected = (more: Partial<Expecting>, now: string) => expectedRuns(row(more), null, at(now), LONGEST_MS);

it.each<[string, Partial<Expecting>, string, { due_at?: Date; missed_runs: number }]>([
  ['to come', {}, '12:30', { due_at: at('13:00'), missed_runs: 0 }],
  ['due, with time to end', { next_at: at('14:00') }, '13:14', { due_at: at('13:00'), missed_runs: 0 }],
  ['missed once', { next_at: at('14:00') }, '13:15', { due_at: at('13:00'), missed_runs: 1 }],
  [
    'missed since a run last read everything',
    { next_at: at('17:00') },
    '16:20',
    { due_at: at('13:00'), missed_runs: 4 },
  ],
  [
    'missed, though no run ever read everything',
    { last_success_at: null },
    '02:20',
    { due_at: at('01:00'), missed_runs: 2 },
  ],
  ['counted from the last change on', { updated_at: at('14:30') }, '15:20', { due_at: at('15:00'), missed_runs: 1 }],
  ['nothing while it is paused', { enabled: false, next_at: null }, '20:00', { missed_runs: 0 }],
  [
    'missed by an interval',
    { kind: 'every', cron: null, every_seconds: 1_800 },
    '13:51',
    { due_at: at('12:35'), missed_runs: 3 },
  ],
  ['counted up to a hundred', { cron: '* * * * *' }, '23:59', { due_at: at('12:06'), missed_runs: 100 }],
])('a run is %s', (_, more, now, found) => expect(expected(more, now)).toEqual(found));

it('counts on the clocks of the tenant, also on the night in which they go back', () => {
  const nightly = row({
    cron: '30 1 * * *',
    last_success_at: new Date('2026-10-30T12:00:00Z'),
    updated_at: new Date('2026-10-01T00:00:00Z'),
  });
  const found = expectedRuns(nightly, 'America/New_York', new Date('2026-11-02T12:00:00Z'), LONGEST_MS);
  expect(found).toEqual({ due_at: new Date('2026-10-31T05:30:00Z'), missed_runs: 3 });
});
