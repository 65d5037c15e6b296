/** Many may run shared, or one exclusively. Waiting exclusive work goes before new shared work. */
export class ExclusiveGate {
  private shared = 0;
  private exclusive = false;
  private readonly waitingExclusive: (() => void)[] = [];
  private readonly waitingShared: (() => void)[] = [];

  async runShared<T>(work: () => Promise<T>): Promise<T> {
    while (this.exclusive || this.waitingExclusive.length > 0)
      await new Promise<void>((go) => this.waitingShared.push(go));
    this.shared += 1;
    try {
      return await work();
    } finally {
      this.shared -= 1;
      this.next();
    }
  }

  async runExclusive<T>(work: () => Promise<T>): Promise<T> {
    if (this.exclusive || this.shared > 0) await new Promise<void>((go) => this.waitingExclusive.push(go));
    this.exclusive = true;
    try {
      return await work();
    } finally {
      this.exclusive = false;
      this.next();
    }
  }

  private next(): void {
    if (this.exclusive || this.shared > 0) return;
    const one = this.waitingExclusive.shift();
    if (one) {
      this.exclusive = true;
      one();
    } else for (const go of this.waitingShared.splice(0)) go();
  }
}
