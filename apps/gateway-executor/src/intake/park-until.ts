import type { ExecutionRequested } from '@linesman/contracts';

const DAY_MS = 86_400_000;
const USUAL_MS = 7 * DAY_MS;
const LONGEST_MS = 30 * DAY_MS;

/** Until when a request may be parked; undefined if it is not to be parked. */
export function parkUntil(
  { park, park_until }: Pick<ExecutionRequested, 'park' | 'park_until'>,
  now: Date,
): Date | undefined {
  if (park === false || !(park || park_until)) return undefined;
  const asked = park_until ? Date.parse(park_until) : now.getTime() + USUAL_MS;
  return new Date(Math.min(asked, now.getTime() + LONGEST_MS));
}
