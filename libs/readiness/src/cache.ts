/**
 * Values for a time, in groups that are emptied at once. `mark` is taken before a value is found out: what is stored
 * under a mark of before the group was emptied is not kept.
 */
export interface TtlCache {
  get<T>(key: string): Promise<T | undefined>;
  mark(group: string): Promise<string>;
  set(entry: { key: string; value: unknown; ttl_seconds: number; group: string; mark: string }): Promise<void>;
  empty(group: string): Promise<void>;
}
