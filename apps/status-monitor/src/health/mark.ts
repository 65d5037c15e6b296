/** Orders observations independently of when they arrive. */
export interface Mark {
  credential_version: number;
  /** Start of the call, in milliseconds since 1970. */
  at: number;
}

/** First by credential version, then by the start of the call. */
export const compareMarks = (a: Mark, b: Mark): number => a.credential_version - b.credential_version || a.at - b.at;

export const isAfter = (a: Mark | undefined, b: Mark): boolean => a !== undefined && compareMarks(a, b) > 0;

export const laterOf = (a: Mark | undefined, b: Mark): Mark => (a && compareMarks(a, b) >= 0 ? a : b);
