import { figuresOf, periodsOf, type Recorded } from './periods';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 1, hour));
const day = { from: at(0), to: at(24) };
const worked: Recorded = {
  at_first: 'healthy',
  changes: [],
  gaps: [],
  first_checked_at: at(-100),
  first_success_at: at(-100),
  watched_until: at(25),
};
const lost = { new_status: 'disconnected', cause: 'grant_revoked', failure_reason: 'Revoked' } as const;
const back = { new_status: 'healthy', cause: null, failure_reason: null } as const;
const inHours = (known: Partial<Recorded>) =>
  periodsOf(day, { ...worked, ...known }).map(({ from, to, state }) => [
    (from.getTime() - at(0).getTime()) / 3_600_000,
    (to.getTime() - at(0).getTime()) / 3_600_000,
    state,
  ]);
const figures = (known: Partial<Recorded>) => figuresOf(periodsOf(day, { ...worked, ...known }));

it('is one period while nothing happens', () => {
  expect(inHours({})).toEqual([[0, 24, 'healthy']]);
  expect(figures({})).toEqual({ watched_seconds: 86_400, healthy_percent: 100 });
});

it('knows why a period was an interruption, also one that began before', () => {
  const changes = [
    { at: at(-2), ...lost },
    { at: at(6), ...back },
  ];
  expect(periodsOf(day, { ...worked, changes })).toEqual([
    { from: at(0), to: at(6), state: 'disconnected', cause: 'grant_revoked', failure_reason: 'Revoked' },
    { from: at(6), to: at(24), state: 'healthy', cause: null, failure_reason: null },
  ]);
  expect(figures({ changes })).toEqual({ watched_seconds: 86_400, healthy_percent: 75 });
});

it('gives time that nobody watched a period of its own, and no share of the figures', () => {
  const changes = [{ at: at(12), ...lost }];
  const gaps = [
    { from: at(3), to: at(6) },
    { from: at(10), to: at(14) },
  ];
  expect(inHours({ changes, gaps, watched_until: at(18) })).toEqual([
    [0, 3, 'healthy'],
    [3, 6, 'unknown'],
    [6, 10, 'healthy'],
    [10, 14, 'unknown'],
    [14, 18, 'disconnected'],
    [18, 24, 'unknown'],
  ]);
  expect(figures({ changes, gaps, watched_until: at(18) })).toEqual({
    watched_seconds: 11 * 3_600,
    healthy_percent: 63.6,
  });
});

it('knows nothing before the first check, and counts nothing before the first success', () => {
  const setUp = { first_checked_at: at(6), first_success_at: at(12) };
  expect(inHours(setUp)).toEqual([
    [0, 6, 'unknown'],
    [6, 12, 'never_worked'],
    [12, 24, 'healthy'],
  ]);
  expect(figures(setUp)).toEqual({ watched_seconds: 43_200, healthy_percent: 100 });
});

it.each<[string, Partial<Recorded>]>([
  ['was never checked', { first_checked_at: null, first_success_at: null, watched_until: null }],
  ['was not watched in this time', { watched_until: at(0) }],
  ['was first checked later', { first_checked_at: at(24), first_success_at: at(24) }],
  ['has never worked', { first_success_at: null, changes: [{ at: at(-3), ...lost }] }],
])('has no percentage of what %s', (_, known) => {
  expect(figures(known)).toEqual({ watched_seconds: 0, healthy_percent: null });
});

it('never rounds up to 100 %', () => {
  const changes = [{ at: new Date(day.to.getTime() - 1_000), ...lost }];
  expect(figures({ changes }).healthy_percent).toBe(99.9);
});
