import { type Retry, waitAfter } from './retry';

const [MINUTE, HOUR] = [60, 3_600];
const DAY = 24 * HOUR;

/** Seconds from one attempt to the next; three days in all. */
const waits = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY];
export const MOST_ATTEMPTS = waits.length + 1;

/** An endpoint that has accepted nothing for so long is disabled. */
export const FAILING_SECONDS = 4 * DAY;

export interface Attempt {
  /** How many there were, this one included. */
  attempts: number;
  /** The status of the answer; absent if there was none. */
  status?: number;
  /** Seconds that the endpoint asked us to wait. */
  retry_after?: number;
  /** Seconds for which the endpoint has accepted nothing, before this attempt; 0 if the attempt before was accepted. */
  failing_for: number;
  /** Where the step of a workflow sends it, and its document says how often. */
  retry?: Retry | null;
}

export interface Decision {
  state: 'delivered' | 'pending' | 'failed';
  /** Until the next attempt, of a pending one. */
  wait_seconds: number;
  /** Why the endpoint gets nothing more. */
  disable?: 'failing' | 'gone';
}

/**
 * What follows from an attempt. 410 says that the endpoint is gone for good; every other answer but 2xx, and silence, may
 * change.
 * @param chance from 0 to 1: spreads attempts, so that what failed together does not come again together.
 */
export function decideAttempt(
  { attempts, status, retry_after = 0, failing_for, retry }: Attempt,
  chance: number,
): Decision {
  if (status !== undefined && status >= 200 && status < 300) return { state: 'delivered', wait_seconds: 0 };
  const wait = retry ? waitAfter(attempts, retry) : waits[attempts - 1];
  const spread = (wait ?? 0) * (1 + chance / 5);
  // It is never asked to wait longer than a day.
  const wait_seconds = Math.max(spread, Math.min(retry_after, DAY));
  const state = wait === undefined ? 'failed' : 'pending';
  if (status === 410) return { state: 'failed', wait_seconds: 0, disable: 'gone' };
  return {
    state,
    wait_seconds: state === 'failed' ? 0 : wait_seconds,
    ...(failing_for >= FAILING_SECONDS && { disable: 'failing' as const }),
  };
}
