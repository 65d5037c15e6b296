import { isProven } from './is-proven';

const known = { asked: false, healthy: true, usual_seconds: 300, seconds_since_success: 100 };

it.each([
  ['a call that succeeded lately', known, true],
  ['the success of the last probe', { ...known, seconds_since_success: 270 }, false],
  ['no success', { ...known, seconds_since_success: null }, false],
  ['a success while something is wrong', { ...known, healthy: false }, false],
  ['a success before somebody asked for a probe', { ...known, asked: true }, false],
])('%s replaces a probe: %#', (_, facts, proven) => {
  expect(isProven(facts)).toBe(proven);
});
