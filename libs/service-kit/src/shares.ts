/** There was no slot for this work for too long. */
export class NoSlot extends Error {}

interface Waiting {
  keys: string[];
  since: number;
  start: () => void;
  giveUp: (error: NoSlot) => void;
}

/**
 * Runs so many works at a time. A key, for example a tenant or a provider, has at most as many slots as are free: half
 * of them where it is alone. So one that is slow never has all, and whoever comes finds a slot.
 */
export class Shares {
  private running = 0;
  private readonly used = new Map<string, number>();
  private waiting: Waiting[] = [];
  private ending = false;

  constructor(
    readonly slots: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws NoSlot if {@link giveUp} or {@link end} ended the wait. */
  async run<T>(keys: string[], work: () => Promise<T>): Promise<T> {
    if (!this.mayStart(keys)) {
      if (this.ending) throw new NoSlot();
      await new Promise<void>((start, giveUp) => this.waiting.push({ keys, since: this.now(), start, giveUp }));
    } else this.take(keys);
    try {
      return await work();
    } finally {
      this.giveBack(keys);
    }
  }

  /** Runs the work now, or not at all: undefined if a key has its share. */
  runNow<T>(keys: string[], work: () => Promise<T>): Promise<T> | undefined {
    return this.mayStart(keys) ? this.run(keys, work) : undefined;
  }

  /** Keys that have their share. */
  full(): string[] {
    return [...this.used.keys()].filter((key) => !this.mayStart([key]));
  }

  /** Ends the wait of works that have waited for their share and not for a free slot. */
  giveUp(waited_ms: number): void {
    if (this.running >= this.slots) return;
    const before = this.now() - waited_ms;
    const late = this.waiting.filter(({ since }) => since <= before);
    this.waiting = this.waiting.filter(({ since }) => since > before);
    for (const { giveUp } of late) giveUp(new NoSlot());
  }

  /** Nothing waits any more. What runs goes on. */
  end(): void {
    this.ending = true;
    for (const { giveUp } of this.waiting.splice(0)) giveUp(new NoSlot());
  }

  private mayStart(keys: string[]): boolean {
    const free = this.slots - this.running;
    return free > 0 && keys.every((key) => (this.used.get(key) ?? 0) < free);
  }

  private take(keys: string[]): void {
    this.running += 1;
    for (const key of keys) this.used.set(key, (this.used.get(key) ?? 0) + 1);
  }

  private giveBack(keys: string[]): void {
    this.running -= 1;
    for (const key of keys) {
      const left = this.used.get(key)! - 1;
      if (left > 0) this.used.set(key, left);
      else this.used.delete(key);
    }
    this.startWaiting();
  }

  private startWaiting(): void {
    if (this.waiting.length === 0) return;
    this.waiting = this.waiting.filter(({ keys, start }) => {
      if (!this.mayStart(keys)) return true;
      this.take(keys);
      start();
      return false;
    });
  }
}
