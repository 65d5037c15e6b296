/** Many may pass together, or one alone. Waiting ones for alone go before new ones for together. */
export class ExclusiveGate {
  private together = 0;
  private alone = false;
  private readonly waitingAlone: (() => void)[] = [];
  private readonly waitingTogether: (() => void)[] = [];

  async runTogether<T>(work: () => Promise<T>): Promise<T> {
    while (this.alone || this.waitingAlone.length > 0) await new Promise<void>((go) => this.waitingTogether.push(go));
    this.together += 1;
    try {
      return await work();
    } finally {
      this.together -= 1;
      this.next();
    }
  }

  async runAlone<T>(work: () => Promise<T>): Promise<T> {
    if (this.alone || this.together > 0) await new Promise<void>((go) => this.waitingAlone.push(go));
    this.alone = true;
    try {
      return await work();
    } finally {
      this.alone = false;
      this.next();
    }
  }

  private next(): void {
    if (this.alone || this.together > 0) return;
    const one = this.waitingAlone.shift();
    if (one) {
      this.alone = true;
      one();
    } else for (const go of this.waitingTogether.splice(0)) go();
  }
}
