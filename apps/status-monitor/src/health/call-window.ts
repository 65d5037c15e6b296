import { type Cause, causeFacts, type Party } from '@linesman/contracts';
import type { HealthPolicy } from './cause-table';
import { compareMarks, type Mark } from './mark';

/** A call, or a person's login, that failed for a reason that counts only when it comes often, or that succeeded. */
export interface WindowedCall {
  mark: Mark;
  /** Absent for a success. */
  cause?: Cause;
  /** An execution or a login: two may begin in the same millisecond, and each counts. */
  execution?: true;
}

/** The failures of a part that has not recovered. */
export interface FailingRun {
  cause: Cause;
  /** Start of its first and of its newest failed call. */
  since: number;
  last: number;
  /** Whether a call in between succeeded. */
  some_succeed: boolean;
}

const order = (a: WindowedCall, b: WindowedCall): number =>
  compareMarks(a.mark, b.mark) ||
  (a.cause ?? '').localeCompare(b.cause ?? '') ||
  Number(a.execution ?? false) - Number(b.execution ?? false);

/**
 * The newest calls, as many as it takes to compute the result again. Twice the window: so many calls without the closing
 * successes contain an opening, and what came before closing successes does not matter. And never fewer than the closing
 * successes after a window.
 */
export const newestOf = (
  calls: readonly WindowedCall[],
  { of, successes_to_close }: HealthPolicy['window'],
): WindowedCall[] => calls.slice(-Math.max(2 * of, of + successes_to_close));

/** Adds a call, once though two services may report it, in the order in which they started. */
export function addToWindow(
  calls: readonly WindowedCall[],
  call: WindowedCall,
  window: HealthPolicy['window'],
): WindowedCall[] {
  if (!call.execution && calls.some((known) => order(known, call) === 0)) return [...calls];
  return newestOf([...calls, call].sort(order), window);
}

/** Calls of two windows of one part, each once. Of executions that began in the same millisecond, as many as the fuller window has. */
export function mergeCalls(
  known: readonly WindowedCall[],
  others: readonly WindowedCall[],
  window: HealthPolicy['window'],
): WindowedCall[] {
  const left = [...known];
  const added = others.filter((call) => {
    const at = left.findIndex((one) => order(one, call) === 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return newestOf([...known, ...added].sort(order), window);
}

export const inOrder = (calls: readonly WindowedCall[]): WindowedCall[] => [...calls].sort(order);

/** Without the failures that are another party's fault: those of each party are judged by themselves. */
export const callsFor = (party: Party, calls: readonly WindowedCall[]): WindowedCall[] =>
  calls.filter(({ cause }) => !cause || causeFacts[cause].party === party);

/** The failures while there are enough of them among these calls. */
export function failingRun(
  calls: readonly WindowedCall[],
  { failures, of, successes_to_close }: HealthPolicy['window'],
): FailingRun | undefined {
  let open = false;
  let since = 0;
  for (let end = 1; end <= calls.length; end++) {
    const last = calls.slice(Math.max(since, end - of), end);
    if (end - successes_to_close >= since && succeedInARow(calls.slice(0, end), successes_to_close)) {
      open = false;
      since = end - successes_to_close;
    } else if (last.filter((call) => call.cause).length >= failures) open = true;
  }
  const failed = calls.slice(since).filter((call) => call.cause);
  const [first] = failed;
  const newest = failed.at(-1);
  if (!open || !first || !newest?.cause) return undefined;
  const some_succeed = calls.slice(calls.indexOf(first)).some(({ cause }) => !cause);
  return { cause: newest.cause, since: first.mark.at, last: newest.mark.at, some_succeed };
}

/** Whether the newest calls all succeeded. */
const succeedInARow = (calls: readonly WindowedCall[], many: number): boolean =>
  calls.length >= many && calls.slice(-many).every(({ cause }) => !cause);

/** Whether enough calls in a row succeeded after this time. */
export const recoveredAfter = (
  calls: readonly WindowedCall[],
  at: number,
  { successes_to_close }: HealthPolicy['window'],
): boolean => {
  const later = calls.filter(({ mark }) => mark.at > at);
  return later.some((_, n) => succeedInARow(later.slice(0, n + 1), successes_to_close));
};
