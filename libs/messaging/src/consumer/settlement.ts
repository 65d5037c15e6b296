import { PoisonError } from '../poison-error';

/** After this many failures a message is put aside; together with the delays below that takes about an hour. */
export const MAX_FAILURES = 10;
/** A message during which the process died this often, while nothing else ran, is the one that kills it. */
export const MAX_DEATHS = 3;
const BACKOFF_MS = [200, 1_000, 5_000, 15_000, 60_000, 300_000, 600_000];

export type Settlement = { kind: 'retry'; delay_ms: number } | { kind: 'dead-letter'; reason: string };

/** What becomes of a message whose handler threw. `failures` counts this one. */
export function settleFailure(error: unknown, failures: number): Settlement {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof PoisonError) return { kind: 'dead-letter', reason };
  if (failures >= MAX_FAILURES)
    return { kind: 'dead-letter', reason: `failed ${failures} times, last with: ${reason}` };
  return { kind: 'retry', delay_ms: BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? BACKOFF_MS[0]! };
}

/** What becomes of a message that is about to run alone once more; `started` counts this start. */
export function settleDeaths(attempts: { started: number; failed: number }): Settlement | undefined {
  const deaths = attempts.started - 1 - attempts.failed;
  if (deaths < MAX_DEATHS) return undefined;
  return { kind: 'dead-letter', reason: `the process died ${deaths} times while it handled this message alone` };
}
