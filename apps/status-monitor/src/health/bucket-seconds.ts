const MINUTE = 60;
const HOUR = 60 * MINUTE;
const sizes = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
const MOST = 60;

/** Calls are counted in fives of minutes; a longer time is told in coarser buckets, 60 at most, or days. */
export const bucketSecondsFor = (from: Date, to: Date): number =>
  sizes.find((size) => (to.getTime() - from.getTime()) / 1_000 / size <= MOST) ?? (sizes.at(-1) as number);
