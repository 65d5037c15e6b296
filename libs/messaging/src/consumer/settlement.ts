import { PoisonError } from '../poison-error';

/** After this many failures a message becomes a dead letter; with the delays below that takes about 40 minutes. */
export const MAX_FAILURES = 10;
/** A message becomes a dead letter when the process died this often while it handled this message alone. */
export const MAX_DEATHS = 3;
/** From this failure on a message waits in a table. While it waits in the stream it counts against those that come. */
const DEFERRED_FROM = 2;
const BACKOFF_MS = [200, 1_000, 5_000, 15_000, 60_000, 300_000, 600_000];

export type Settlement = { kind: 'retry' | 'defer'; delay_ms: number } | { kind: 'dead-letter'; reason: string };

/** Decides about a message whose handler threw. `failures` includes this one. */
export function settleFailure(error: unknown, failures: number): Settlement {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof PoisonError) return { kind: 'dead-letter', reason };
  if (failures >= MAX_FAILURES)
    return { kind: 'dead-letter', reason: `failed ${failures} times, last with: ${reason}` };
  const delay_ms = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? BACKOFF_MS[0]!;
  return { kind: failures < DEFERRED_FROM ? 'retry' : 'defer', delay_ms };
}

/** Decides about a message that is about to run alone. `alone` counts the starts alone that never ended, this one too. */
export function settleDeaths(alone: number): Settlement | undefined {
  const deaths = alone - 1;
  if (deaths < MAX_DEATHS) return undefined;
  return { kind: 'dead-letter', reason: `the process died ${deaths} times while it handled this message alone` };
}
