/**
 * Stores values for a time, in groups that can be emptied. Call `mark` before you compute a value and pass it to `set`:
 * if the group was emptied in between, the value is not stored.
 */
export interface TtlCache {
  get<T>(key: string): Promise<T | undefined>;
  mark(group: string): Promise<string>;
  set(entry: { key: string; value: unknown; ttl_seconds: number; group: string; mark: string }): Promise<void>;
  empty(group: string): Promise<void>;
}
