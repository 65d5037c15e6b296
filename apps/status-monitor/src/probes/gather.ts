interface Waiting<T, R> {
  item: T;
  done: (result: R) => void;
  failed: (error: unknown) => void;
}

/** Collects items for a moment and handles them together. */
export class Gather<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private timer?: NodeJS.Timeout;

  /** @param handle returns one result for each item, in their order. */
  constructor(
    private readonly limits: { ms: number; most: number },
    private readonly handle: (items: T[]) => Promise<R[]>,
  ) {}

  add(item: T): Promise<R> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (this.waiting.length >= this.limits.most) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), this.limits.ms);
    });
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.waiting.splice(0);
    this.handle(batch.map(({ item }) => item)).then(
      (results) => batch.forEach(({ done }, n) => done(results[n]!)),
      (error: unknown) => batch.forEach(({ failed }) => failed(error)),
    );
  }
}
