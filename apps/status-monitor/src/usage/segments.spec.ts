import { cutDays, segmentsOf } from './segments';

const now = { from: '2026-03-28', to: '2026-03-30' };
const before = { from: '2026-03-25', to: '2026-03-27' };

it('begins a segment on each day on which a price changes, and on none that is not asked for', () => {
  const found = segmentsOf(now, before, ['2026-03-29', '2026-03-26', '2026-03-29', '2026-03-28', '2026-04-01'], 'UTC');
  expect(found.map(({ period, days }) => [period, days.from, days.to])).toEqual([
    ['before', '2026-03-25', '2026-03-25'],
    ['before', '2026-03-26', '2026-03-27'],
    ['now', '2026-03-28', '2026-03-28'],
    ['now', '2026-03-29', '2026-03-30'],
  ]);
  expect(found.slice(1).map(({ from }) => from)).toEqual(found.slice(0, -1).map(({ to }) => to));
  expect(cutDays(found)).toEqual([]);
});

it('cuts the days in UTC in which the days of the zone begin, also where the clocks change', () => {
  const found = segmentsOf(now, undefined, ['2026-03-30'], 'Europe/Berlin');
  expect(found.map(({ from }) => from.toISOString())).toEqual(['2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  expect(cutDays(found).map((day) => day.toISOString().slice(0, 10))).toEqual([
    '2026-03-27',
    '2026-03-29',
    '2026-03-30',
  ]);
});
