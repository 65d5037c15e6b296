import type { TtlCache } from './cache';

interface Entry {
  value: unknown;
  ends: number;
  group: string;
  mark: string;
}

/** For a single process. It is bounded and drops the oldest entries first. Its clock is monotonic. */
export class InProcessCache implements TtlCache {
  private readonly entries = new Map<string, Entry>();
  private readonly marks = new Map<string, string>();
  private counted = 0;

  constructor(
    private readonly limit = 10_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get<T>(key: string): Promise<T | undefined> {
    const found = this.entries.get(key);
    if (!found) return Promise.resolve(undefined);
    if (found.ends > this.now() && found.mark === this.markOf(found.group)) return Promise.resolve(found.value as T);
    this.entries.delete(key);
    return Promise.resolve(undefined);
  }

  mark(group: string): Promise<string> {
    return Promise.resolve(this.markOf(group));
  }

  set({ key, value, ttl_seconds, group, mark }: Parameters<TtlCache['set']>[0]): Promise<void> {
    if (mark === this.markOf(group)) {
      this.entries.delete(key);
      this.entries.set(key, { value, ends: this.now() + ttl_seconds * 1_000, group, mark });
      if (this.entries.size > this.limit) this.entries.delete(this.entries.keys().next().value!);
    }
    return Promise.resolve();
  }

  empty(group: string): Promise<void> {
    this.marks.delete(group);
    this.markOf(group);
    return Promise.resolve();
  }

  /** A mark is never used twice. If there are too many, all marks and entries are dropped. */
  private markOf(group: string): string {
    const known = this.marks.get(group);
    if (known !== undefined) return known;
    if (this.marks.size >= this.limit) {
      this.entries.clear();
      this.marks.clear();
    }
    const mark = String((this.counted += 1));
    this.marks.set(group, mark);
    return mark;
  }
}
