import { type Cause, causeFacts, type MeasuredCause } from '@linesman/contracts';
import type { PartCounts } from '../calls/call-counts';
import { percentileOf } from '../calls/latency-bins';

/** What calls show: how many counted, how many of these failed for the provider's reason, and how slow the others were. */
export interface Measure {
  calls: number;
  failures: number;
  p95_ms: number | null;
}

/** Failures of others say nothing about the provider: a request that it refused, a rate limit, access that ended. */
export function measureOf({ successes, failed, bins }: PartCounts): Measure {
  const failures = Object.entries(failed).reduce(
    (sum, [cause, many]) => sum + (causeFacts[cause as Cause].party === 'provider' ? many : 0),
    0,
  );
  return { calls: successes + failures, failures, p95_ms: percentileOf(bins, 0.95) };
}

/** Outside the norm: so many times what is usual, and so much more. */
interface Outside {
  times: number;
  more: number;
}

export interface NormPolicy {
  window_minutes: number;
  /** With fewer calls in the window nothing is judged. */
  least_calls: number;
  /** With fewer calls in four weeks nobody knows what is usual. */
  least_usual_calls: number;
  /** Milliseconds of p95. What is open closes below the second, lower one, so that it does not open and close in turns. */
  slow: { open: Outside; close: Outside };
  /** Percent of the calls. */
  errors: { open: Outside; close: Outside };
  /** What nobody could measure for so long is over. */
  forgotten_minutes: number;
}

export const normPolicy: NormPolicy = {
  window_minutes: 15,
  least_calls: 20,
  least_usual_calls: 500,
  slow: { open: { times: 3, more: 1_000 }, close: { times: 2, more: 500 } },
  errors: { open: { times: 3, more: 5 }, close: { times: 2, more: 2 } },
  forgotten_minutes: 60,
};

export type NormCause = Exclude<MeasuredCause, 'data_stale'>;

/** `undecided`: too little is known to open a problem, or to close the one that is open. */
export type Norm = NormCause | 'as_usual' | 'undecided';

/**
 * How the calls of a part in the window compare with those of all integrations of the provider in four weeks. Failures
 * matter more than slow answers.
 * @param open the problem that is open.
 */
export function decideNorm(window: Measure, usual: Measure, open: NormCause | undefined, policy: NormPolicy): Norm {
  if (window.calls < policy.least_calls || usual.calls < policy.least_usual_calls) return 'undecided';
  const limitsOf = (cause: NormCause, { open: opens, close }: NormPolicy['slow']) => (cause === open ? close : opens);
  if (isOutside(percentOf(window), percentOf(usual), limitsOf('error_rate_high', policy.errors)))
    return 'error_rate_high';
  const [now, before] = [window.p95_ms, usual.p95_ms];
  const enough = window.calls - window.failures >= policy.least_calls;
  if (now === null || before === null || !enough) return open === 'slow' ? 'undecided' : 'as_usual';
  return isOutside(now, before, limitsOf('slow', policy.slow)) ? 'slow' : 'as_usual';
}

export const percentOf = ({ calls, failures }: Measure): number => (calls > 0 ? (failures / calls) * 100 : 0);

const isOutside = (now: number, usual: number, { times, more }: Outside): boolean =>
  now >= usual * times && now >= usual + more;
