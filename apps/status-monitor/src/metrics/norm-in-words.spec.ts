import { normPolicy } from './decide-norm';
import { normInWords, staleInWords } from './norm-in-words';

const window = { calls: 120, failures: 30, p95_ms: 4_200 };
const usual = { calls: 10_000, failures: 31, p95_ms: 610 };

it('gives the numbers', () => {
  expect(normInWords('slow', 'Stripe', window, usual, normPolicy)).toBe(
    'Stripe answers slowly: p95 4.2 s in the last 15 minutes, usually 610 ms',
  );
  expect(normInWords('error_rate_high', 'Stripe', window, usual, normPolicy)).toBe(
    'Stripe fails often: 25% of 120 calls failed in the last 15 minutes, usually 0.31%',
  );
});

it.each([
  [5 * 3_600_000, 3_600_000, '5 hours ago; a pause of up to 1 hour'],
  [72 * 3_600_000, 30 * 3_600_000, '3 days ago; a pause of up to 30 hours'],
])('says how old data are after %s ms', (age, patience, said) => {
  expect(staleInWords(age, patience)).toBe(`The last complete sync ended ${said} would be usual`);
});
