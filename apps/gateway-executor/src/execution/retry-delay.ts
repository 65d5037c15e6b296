const BASE_MS = 200;
const LONGEST_MS = 5_000;
const LONGEST_RETRY_AFTER_MS = 30_000;

/** Half of it fixed, half of it chance, so that what failed together does not come back together. */
export function retryDelayMs(attempts: number, retryAfterMs: number | undefined, chance = Math.random()): number {
  const backoff = Math.min(BASE_MS * 2 ** (attempts - 1), LONGEST_MS);
  const own = backoff / 2 + (backoff / 2) * chance;
  return Math.ceil(Math.max(own, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
}
