import type { Mark } from './mark';

/** The newest that was heard of the day's requests, and the most that were ever left. */
export interface KnownRequests extends Mark {
  left: number;
  limit?: number;
  most_left: number;
}

/** Most of the day's requests are used, since a time in milliseconds since 1970. */
export interface NearLimit {
  since: number;
  used: number;
  limit: number;
}
