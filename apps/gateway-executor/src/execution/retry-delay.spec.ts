import { retryDelayMs } from './retry-delay';

it.each([
  ['starts small', 1, undefined, 0, 100],
  ['doubles', 3, undefined, 1, 800],
  ['stops growing', 30, undefined, 1, 5_000],
  ['honours what the provider asks', 1, 7_000, 0, 7_000],
  ['caps what the provider asks', 1, 3_600_000, 0, 30_000],
  ['is not hurried by a provider that asks for nothing', 2, 0, 1, 400],
])('%s', (_, attempts, retryAfter, chance, expected) => {
  expect(retryDelayMs(attempts, retryAfter, chance)).toBe(expected);
});
