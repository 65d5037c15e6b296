import { changeInWords, shownTrend, trendChart } from './shown-trend';

const nobody = { integration_id: null, integration_name: null, customer_id: null, customer_name: null };
const timeout = { cause: 'timeout', party: 'provider', failures: 5, failures_before: 4, change_percent: 25 } as const;
const trend = {
  ...nobody,
  connection_code: 'xero',
  failures: 1_205,
  failures_before: 964,
  change_percent: 25,
  by_period: [5, 0, 1_200],
  causes: [
    { ...timeout, failures: 1_200, by_period: [0, 0, 1_200] },
    { ...timeout, cause: 'rate_limited' as const, party: 'nobody' as const, by_period: [5, 0, 0] },
    { ...timeout, cause: 'busy' as const, failures: 0, by_period: [0, 0, 0] },
  ],
};

it.each([
  [{ failures: 5, failures_before: null, change_percent: null }, 'Not known'],
  [{ failures: 5, failures_before: 0, change_percent: null }, 'New'],
  [{ failures: 0, failures_before: 0, change_percent: null }, 'None'],
  [{ failures: 5, failures_before: 5, change_percent: 0 }, 'The same'],
  [{ failures: 6, failures_before: 5, change_percent: 20 }, '+20%'],
  [{ failures: 4, failures_before: 5, change_percent: -20 }, '−20%'],
])('says of %j: %s', (one, said) => expect(changeInWords(one)).toBe(said));

it('names the causes that failed, and links to what failed', () => {
  const shown = shownTrend(trend, 'connection');
  expect(shown).toMatchObject({ name: 'xero', url: '/providers/xero', failures: '1,205', before: '964', worse: true });
  expect(shown.causes).toMatch(/ 1,200, .* 5$/);
  expect(shown.all_causes).toHaveLength(3);
  expect(shownTrend(trend, 'customer')).toMatchObject({ name: 'Without a customer' });
});

it('draws a bar for each period in which something failed, none too small to be seen', () => {
  const periods = [1, 2, 3].map((n) => ({ from: `2026-01-0${n}`, to: `2026-01-0${n}` }));
  const { bars, rows, counted } = trendChart(trend, periods);
  expect(counted).toBe('1,205 failures');
  expect(bars.map(({ height }) => height)).toEqual([2, 96]);
  expect(bars.every(({ x, width, y, height }) => x >= 0 && x + width <= 600 && y + height === 96)).toBe(true);
  expect(rows.map(({ count }) => count)).toEqual(['5', '0', '1,200']);
});
