import fc from 'fast-check';
import { noCalls } from '../calls/call-counts';
import { binOf } from '../calls/latency-bins';
import { decideNorm, type Measure, measureOf, type NormCause, normPolicy } from './decide-norm';

const usual = { calls: 10_000, failures: 50, p95_ms: 600 };
const decide = (window: Partial<Measure>, open?: NormCause, known: Partial<Measure> = {}) =>
  decideNorm({ calls: 100, failures: 0, p95_ms: 600, ...window }, { ...usual, ...known }, open, normPolicy);

it.each<[string, Partial<Measure>, NormCause | undefined, Partial<Measure>, string]>([
  ['all as usual', {}, undefined, {}, 'as_usual'],
  ['three times as slow, and a second more', { p95_ms: 1_800 }, undefined, {}, 'slow'],
  ['less than three times as slow', { p95_ms: 1_790 }, undefined, {}, 'as_usual'],
  ['many times as slow, less than a second more', { p95_ms: 900 }, undefined, { p95_ms: 20 }, 'as_usual'],
  ['still twice as slow', { p95_ms: 1_200 }, 'slow', {}, 'slow'],
  ['less than twice as slow', { p95_ms: 1_190 }, 'slow', {}, 'as_usual'],
  ['twice as slow, with another problem open', { p95_ms: 1_200 }, 'error_rate_high', {}, 'as_usual'],
  ['six of a hundred fail', { failures: 6 }, undefined, {}, 'error_rate_high'],
  ['five of a hundred fail', { failures: 5 }, undefined, {}, 'as_usual'],
  ['still three of a hundred', { failures: 3 }, 'error_rate_high', {}, 'error_rate_high'],
  ['two of a hundred', { failures: 2 }, 'error_rate_high', {}, 'as_usual'],
  ['as many fail as always', { failures: 20 }, undefined, { failures: 2_000 }, 'as_usual'],
  ['failing and slow', { failures: 50, p95_ms: 9_000 }, 'slow', {}, 'error_rate_high'],
  ['failing over, still slow', { p95_ms: 9_000 }, 'error_rate_high', {}, 'slow'],
  ['too few calls', { calls: 19, failures: 19, p95_ms: 9_000 }, undefined, {}, 'undecided'],
  ['too few calls to close it', { calls: 19 }, 'slow', {}, 'undecided'],
  ['nobody knows what is usual', { failures: 100 }, undefined, { calls: 499 }, 'undecided'],
  ['too few of them succeeded to be slow', { calls: 400, failures: 385 }, undefined, { failures: 9_600 }, 'as_usual'],
  ['too few of them succeeded to close it', { calls: 400, failures: 385 }, 'slow', { failures: 9_600 }, 'undecided'],
])('%s', (_, window, open, known, norm) => {
  expect(decide(window, open, known)).toBe(norm);
});

it('counts no failure that is not the provider’s', () => {
  const bins = noCalls().bins;
  bins[binOf(100)] = 90;
  const failed = { bad_request: 50, rate_limited: 30, refresh_refused: 20, timeout: 6, server_error: 4 };
  expect(measureOf({ successes: 90, failures: 110, failed, bins })).toEqual({ calls: 100, failures: 10, p95_ms: 110 });
});

const measure = fc.record({
  calls: fc.integer({ min: 0, max: 2_000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  p95_ms: fc.option(fc.integer({ min: 1, max: 60_000 })),
});
const made = measure.map(({ calls, share, p95_ms }) => ({ calls, failures: Math.floor(calls * share), p95_ms }));
const causes = fc.constantFrom(undefined, 'slow' as const, 'error_rate_high' as const);

it('opens nothing for what is no worse than usual', () => {
  fc.assert(
    fc.property(made, causes, (one, open) => {
      expect(['as_usual', 'undecided']).toContain(decideNorm(one, one, open, normPolicy));
    }),
  );
});

it('does not change its mind about the same window, so that nothing opens and closes in turns', () => {
  fc.assert(
    fc.property(made, made, causes, (window, known, open) => {
      const first = decideNorm(window, known, open, normPolicy);
      if (first === 'undecided') return;
      const again = decideNorm(window, known, first === 'as_usual' ? undefined : first, normPolicy);
      expect([first, 'undecided']).toContain(again);
    }),
  );
});

it('keeps what is open for longer than it would open it', () => {
  fc.assert(
    fc.property(made, made, (window, known) => {
      const opened = decideNorm(window, known, undefined, normPolicy);
      if (opened === 'slow' || opened === 'error_rate_high')
        expect(decideNorm(window, known, opened, normPolicy)).toBe(opened);
    }),
  );
});
