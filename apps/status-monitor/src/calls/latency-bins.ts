/**
 * How long calls took is counted in bins whose bounds are fixed, so that counts of any times and integrations add up.
 * The bounds grow by the square root of two: 8, 11, 16, 23 … 65,536 ms. The first bin has everything up to 8 ms, the last
 * one everything above 65,536.
 */
const FIRST_MS = 8;
const LAST_BIN = 27;
export const BINS = LAST_BIN + 1;

export const binOf = (ms: number): number =>
  ms <= FIRST_MS ? 0 : Math.min(LAST_BIN, Math.ceil(2 * Math.log2(ms / FIRST_MS)));

/**
 * The time within which this share of the calls ended, with two digits. It is the middle of the bin that holds it: from
 * 8 ms to 65 s it differs from the exact one by 19 % at most, and by what the rounding adds. Null without calls.
 */
export function percentileOf(bins: readonly number[], share: number): number | null {
  const calls = bins.reduce((sum, count) => sum + count, 0);
  if (calls === 0) return null;
  let within = 0;
  const bin = bins.findIndex((count) => (within += count) >= share * calls);
  return twoDigits(FIRST_MS * 2 ** (bin / 2 - 1 / 4));
}

const twoDigits = (ms: number): number => Number(ms.toPrecision(2));
