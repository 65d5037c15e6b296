import { valueOf } from './score-of';

it.each([
  [80, -10, 70],
  [80, 0, 80],
  [5, -30, 0],
  [95, 20, 100],
  [null, -10, null],
])('of a base of %s and adjustments of %s is %s', (base, adjustment, value) => {
  expect(valueOf(base, adjustment)).toBe(value);
});
