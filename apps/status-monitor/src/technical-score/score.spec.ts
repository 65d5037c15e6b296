import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRITICAL_COUNTS, type ScoreFacts, scoreOf, scoreOfMany, weights } from './score';

const perfect: ScoreFacts = {
  state: 'healthy',
  uptime_percent: 100,
  calls: { successes: 40, failures: 0 },
  severity: null,
  hours_since_sync: 2,
  days_until_end: 90,
};
const none: ScoreFacts = {
  state: 'healthy',
  uptime_percent: null,
  calls: { successes: 0, failures: 0 },
  severity: null,
  hours_since_sync: null,
  days_until_end: null,
};
const pointsOf = (facts: ScoreFacts) =>
  Object.fromEntries(scoreOf(facts).parts.map(({ part, points }) => [part, points]));

it('has parts of 100 points together, and gives them all to what is perfect', () => {
  expect(Object.values<number>(weights).reduce((a, b) => a + b)).toBe(100);
  expect(scoreOf(perfect).score).toBe(100);
  expect(pointsOf(perfect)).toEqual(weights);
});

it.each([
  [{ uptime_percent: 99 }, { uptime: 28 }, 93],
  [{ uptime_percent: 80 }, { uptime: 0 }, 65],
  [{ state: 'degraded', severity: 'medium' }, { state: 10, problems: 6 }, 81],
  [{ state: 'disconnected', severity: 'critical' }, { state: 0, problems: 0 }, 65],
  [{ calls: { successes: 90, failures: 10 } }, { calls: 7.5 }, 93],
  [{ hours_since_sync: 96 }, { freshness: 5 }, 95],
  [{ days_until_end: 3.5 }, { credentials: 2.5 }, 98],
  [{ days_until_end: -1 }, { credentials: 0 }, 95],
] as [Partial<ScoreFacts>, Record<string, number>, number][])('%j', (facts, points, score) => {
  expect(pointsOf({ ...perfect, ...facts })).toMatchObject(points);
  expect(scoreOf({ ...perfect, ...facts }).score).toBe(score);
});

it('leaves out the parts of which nothing is known', () => {
  expect(pointsOf(none)).toEqual({
    uptime: null,
    state: 25,
    calls: null,
    problems: 10,
    freshness: null,
    credentials: null,
  });
  expect(scoreOf(none).score).toBe(100);
  expect(scoreOf({ ...none, state: 'never_worked', calls: { successes: 0, failures: 3 } }).score).toBe(0);
});

it.each([null, 'unknown'] as const)('has no score while nobody knows how it is: %s', (state) => {
  const { score, parts } = scoreOf({ ...perfect, state });
  expect(score).toBeNull();
  expect(parts.every(({ points }) => points === null)).toBe(true);
});

it('is never outside of 0 to 100', () => {
  const worst: ScoreFacts = {
    state: 'disconnected',
    uptime_percent: 0,
    calls: { successes: 0, failures: 9 },
    severity: 'critical',
    hours_since_sync: 10_000,
    days_until_end: -100,
  };
  expect(scoreOf(worst).score).toBe(0);
  expect(scoreOf({ ...perfect, hours_since_sync: -1 }).score).toBe(100);
});

it('counts critical integrations more in the score of a customer, and those without a score not at all', () => {
  const one = (score: number | null, is_critical = false) => ({ score, is_critical });
  expect(scoreOfMany([one(40, true), one(100)])).toBe((CRITICAL_COUNTS * 40 + 100) / (CRITICAL_COUNTS + 1));
  expect(scoreOfMany([one(40), one(null, true)])).toBe(40);
  expect(scoreOfMany([one(null)])).toBeNull();
  expect(scoreOfMany([])).toBeNull();
});

it('is documented with the same points', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/technical-score.md'), 'utf8');
  for (const [part, points] of Object.entries(weights))
    expect(page).toMatch(new RegExp(`\\| \`${part}\` +\\| +${points} +\\|`));
});
