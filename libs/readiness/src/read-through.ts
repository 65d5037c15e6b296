import type { TtlCache } from './cache';

export interface Read<T> {
  key: string;
  group: string;
  ttl_seconds: number;
  /** Whether to find the value again although it is cached. */
  fresh?: boolean;
  find: () => Promise<T>;
}

/** Reads a value from the cache, or finds and caches it: once at a time for each key, and without a cache that answers. */
export class ReadThrough {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly cache: TtlCache) {}

  async read<T>({ key, group, ttl_seconds, fresh = false, find }: Read<T>): Promise<T> {
    if (!fresh) {
      const known = await this.cache.get<T>(key).catch(() => undefined);
      if (known !== undefined) return known;
    }
    const mark = await this.cache.mark(group).catch(() => undefined);
    // The mark is part of the key, so that nobody who asks after a change gets a value that was sought before it.
    const begun = `${key} ${mark}`;
    let value = this.running.get(begun) as Promise<T> | undefined;
    if (!value) {
      value = this.store({ key, group, ttl_seconds, mark, find }).finally(() => this.running.delete(begun));
      this.running.set(begun, value);
    }
    return value;
  }

  private async store<T>({ find, mark, ...entry }: Omit<Read<T>, 'fresh'> & { mark?: string }): Promise<T> {
    const value = await find();
    if (mark !== undefined) await this.cache.set({ ...entry, value, mark }).catch(() => undefined);
    return value;
  }
}
