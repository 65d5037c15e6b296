import { bucketSecondsFor } from './read-buckets';

it.each([
  [1, 300],
  [24, 1_800],
  [7 * 24, 4 * 3_600],
  [30 * 24, 12 * 3_600],
  [92 * 24, 24 * 3_600],
])('shows %s hours in buckets of %s seconds', (hours, seconds) => {
  const to = new Date('2026-03-01T00:00:00Z');
  expect(bucketSecondsFor(new Date(to.getTime() - hours * 3_600_000), to)).toBe(seconds);
});
