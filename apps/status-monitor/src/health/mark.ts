/** Where an observation stands among all others, whenever it arrives. */
export interface Mark {
  credential_version: number;
  /** Start of the call, milliseconds since 1970. */
  at: number;
}

/** Newer credentials come after older ones; with the same credentials, the call that started later. */
export const compareMarks = (a: Mark, b: Mark): number => a.credential_version - b.credential_version || a.at - b.at;

export const isAfter = (a: Mark | undefined, b: Mark): boolean => a !== undefined && compareMarks(a, b) > 0;

export const laterOf = (a: Mark | undefined, b: Mark): Mark => (a && compareMarks(a, b) >= 0 ? a : b);
