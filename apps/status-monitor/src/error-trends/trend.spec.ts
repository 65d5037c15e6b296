import { type Counted, trendOf } from './trend';

const days = [1, 2].map((n) => ({ from: `2026-01-0${n}`, to: `2026-01-0${n}` }));
const counted: Counted[] = [
  ['timeout', 0, 4],
  ['timeout', 1, 1],
  ['timeout', 2, 2],
  ['rate_limited', 2, 5],
  ['grant_revoked', 0, 6],
];

it('adds up each cause and all of them, and compares them with the days before', () => {
  expect(trendOf(counted, days, true)).toEqual({
    failures: 8,
    failures_before: 10,
    change_percent: -20,
    by_period: [1, 7],
    causes: [
      {
        cause: 'rate_limited',
        party: 'nobody',
        failures: 5,
        failures_before: 0,
        change_percent: null,
        by_period: [0, 5],
      },
      { cause: 'timeout', party: 'provider', failures: 3, failures_before: 4, change_percent: -25, by_period: [1, 2] },
      {
        cause: 'grant_revoked',
        party: 'customer',
        failures: 0,
        failures_before: 6,
        change_percent: -100,
        by_period: [0, 0],
      },
    ],
  });
});

it('compares nothing with days that are not kept any more', () => {
  const { failures_before, change_percent, causes } = trendOf(counted, days, false);
  expect([failures_before, change_percent, causes[0]!.failures_before]).toEqual([null, null, null]);
});
