import type { RateLimit } from '@linesman/provider-kit';

/**
 * Refused requests are counted too, so the number says how many stand before this one: they come back spread over the
 * windows to come instead of all together in the next.
 *
 * @param taken requests of this window, this one included.
 */
export function waitMs(limit: RateLimit, taken: number, msBeforeNext: number, chance = Math.random()): number {
  const over = taken - limit.requests;
  if (over <= 0) return 0;
  const window = limit.per_seconds * 1_000;
  const windowsAhead = Math.floor((over - 1) / limit.requests);
  return Math.ceil(msBeforeNext + windowsAhead * window + (chance * window) / 2);
}
