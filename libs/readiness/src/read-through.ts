import type { TtlCache } from './cache';

export interface Sought<T> {
  key: string;
  group: string;
  ttl_seconds: number;
  find: () => Promise<T>;
}

/** Finds what is not in the cache and caches it, once at a time for each key. It still finds when the cache does not answer. */
export class ReadThrough {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly cache: TtlCache) {}

  known<T>(key: string): Promise<T | undefined> {
    return this.cache.get<T>(key).catch(() => undefined);
  }

  async find<T>(sought: Sought<T>): Promise<T> {
    const mark = await this.cache.mark(sought.group).catch(() => undefined);
    // The mark is part of the key, so that nobody who asks after a change gets a value that was sought before it.
    const begun = `${sought.key} ${mark}`;
    let value = this.running.get(begun) as Promise<T> | undefined;
    if (!value) {
      value = this.store(sought, mark).finally(() => this.running.delete(begun));
      this.running.set(begun, value);
    }
    return value;
  }

  private async store<T>({ find, ...entry }: Sought<T>, mark?: string): Promise<T> {
    const value = await find();
    if (mark !== undefined) await this.cache.set({ ...entry, value, mark }).catch(() => undefined);
    return value;
  }
}
