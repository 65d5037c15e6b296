const MINUTE = 60_000;
const waits = [10_000, 30_000, 2 * MINUTE, 10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE, 24 * 60 * MINUTE];

/** When to ask again after so many looks; nothing when a person has to find out. */
export const nextLookMs = (looks: number): number | undefined => waits[looks - 1];
