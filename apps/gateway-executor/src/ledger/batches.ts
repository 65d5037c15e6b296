interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

interface Limits {
  /** Of one batch. */
  items: number;
  /** Batches under way. */
  batches: number;
}

/**
 * Runs many items together. A lone item runs at once; what is added while all batches are under way waits for the next
 * one, so batches grow with the load and nothing waits for a timer.
 */
export class Batches<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private underWay = 0;
  private scheduled = false;

  /** @param run returns one result for each item, in their order. If it rejects with `nothingDone`, each item runs alone. */
  constructor(
    private readonly run: (items: T[]) => Promise<R[]>,
    private readonly nothingDone: (error: unknown) => boolean,
    private readonly limits: Limits,
  ) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** What arrived in the same packet is added before the next turn of the event loop. */
  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0 || this.underWay >= this.limits.batches) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.runNext();
    });
  }

  private async runNext(): Promise<void> {
    const batch = this.waiting.splice(0, this.limits.items);
    this.underWay += 1;
    this.schedule();
    await this.settle(batch);
    this.underWay -= 1;
    this.schedule();
  }

  private async settle(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => resolve(results[i]!));
    } catch (error) {
      if (batch.length > 1 && this.nothingDone(error)) await Promise.all(batch.map((one) => this.settle([one])));
      else for (const { reject } of batch) reject(error);
    }
  }
}
