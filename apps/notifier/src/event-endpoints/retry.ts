/**
 * How often what fails is tried, where a workflow's document says it, and how long to wait before the second attempt. Before
 * each further one it is twice as long, and at most an hour.
 */
export interface Retry {
  attempts: number;
  backoff_seconds: number;
}

export const DEFAULT_RETRY: Retry = { attempts: 8, backoff_seconds: 10 };

const LONGEST_SECONDS = 3_600;

/** @returns the seconds until the next attempt, or nothing where this one was the last. */
export const waitAfter = (attempt: number, { attempts, backoff_seconds }: Retry): number | undefined =>
  attempt >= attempts ? undefined : Math.min(backoff_seconds * 2 ** (attempt - 1), LONGEST_SECONDS);
