import { shareOf, waitMs } from './provider-limits';

const limit = { requests: 10, per_seconds: 1 };

it('does not delay what the limit allows', () => {
  expect(waitMs(limit, 1, 900)).toBe(0);
  expect(waitMs(limit, 10, 900)).toBe(0);
});

it('spreads requests over the limit across the next windows', () => {
  expect(waitMs(limit, 11, 900, 0)).toBe(900);
  expect(waitMs(limit, 20, 900, 0)).toBe(900);
  expect(waitMs(limit, 21, 900, 0)).toBe(1_900);
  expect(waitMs(limit, 41, 900, 1)).toBe(4_400);
});

it('leaves every tenant at least one request', () => {
  expect(shareOf(50, 1)).toBe(50);
  expect(shareOf(50, 4)).toBe(12);
  expect(shareOf(5, 80)).toBe(1);
  expect(shareOf(5, 0)).toBe(5);
});
