import { retryDelayMs } from './postpone';

it.each([
  ['starts small', 1, undefined, 0, 100],
  ['doubles', 3, undefined, 1, 800],
  ['stops growing', 30, undefined, 1, 5_000],
  ['waits as long as the provider asks', 1, 7_000, 0, 7_000],
  ['waits 30 seconds at most, whatever the provider asks', 1, 3_600_000, 0, 30_000],
  ['keeps its own delay when the provider asks for none', 2, 0, 1, 400],
])('%s', (_, attempts, retryAfter, chance, expected) => {
  expect(retryDelayMs(attempts, retryAfter, chance)).toBe(expected);
});
