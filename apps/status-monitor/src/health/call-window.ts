import type { Cause } from '@linesman/contracts';
import type { HealthPolicy } from './cause-table';
import { compareMarks, type Mark } from './mark';

/** A call that shows whether the provider itself works: a success, or a failure that is the provider's fault. */
export interface WindowedCall {
  mark: Mark;
  /** Absent for a success. */
  cause?: Cause;
}

const order = (a: WindowedCall, b: WindowedCall): number =>
  compareMarks(a.mark, b.mark) || (a.cause ?? '').localeCompare(b.cause ?? '');

/**
 * Keeps the newest calls, each once, in the order in which they started. Twice the window is enough to compute the
 * result again: so many calls without the closing successes contain an opening, and what came before closing successes
 * does not matter.
 */
export function addToWindow(
  calls: readonly WindowedCall[],
  call: WindowedCall,
  { of }: HealthPolicy['window'],
): WindowedCall[] {
  if (calls.some((known) => order(known, call) === 0)) return [...calls];
  return [...calls, call].sort(order).slice(-2 * of);
}

/** The newest failure while the provider counts as failing. */
export function providerFailing(
  calls: readonly WindowedCall[],
  { failures, of, successes_to_close }: HealthPolicy['window'],
): WindowedCall | undefined {
  let open = false;
  let since = 0;
  for (let end = 1; end <= calls.length; end++) {
    const last = calls.slice(Math.max(since, end - of), end);
    const closing = calls.slice(Math.max(since, end - successes_to_close), end);
    if (closing.length === successes_to_close && closing.every((call) => !call.cause)) {
      open = false;
      since = end - successes_to_close;
    } else if (last.filter((call) => call.cause).length >= failures) open = true;
  }
  return open ? calls.findLast((call) => call.cause) : undefined;
}
