import type { Execution } from '../ledger/execution.entity';

const SLOTS = 64;
/** A provider that has so many slots is given no more: one that is slow does not have all. */
const MOST_OF_A_PROVIDER = SLOTS / 2;

/** Rows that a sweep works on. A slow one keeps its slot and delays no other. */
export class SweepSlots {
  private readonly running = new Set<Promise<void>>();
  private readonly byProvider = new Map<string, number>();
  private claiming: Promise<unknown> = Promise.resolve();

  get free(): number {
    return SLOTS - this.running.size;
  }

  /** How many rows of one provider a claim may take. */
  get mostOfAProvider(): number {
    return Math.ceil(this.free / 2);
  }

  /** Providers whose rows wait. */
  get full(): string[] {
    return [...this.byProvider].filter(([, count]) => count >= MOST_OF_A_PROVIDER).map(([code]) => code);
  }

  /** Claims rows and starts to work on them. Resolves when they are claimed. */
  async fill(claim: () => Promise<Execution[]>, work: (row: Execution) => Promise<void>): Promise<void> {
    if (this.free === 0) return;
    const claiming = claim();
    this.claiming = claiming.catch(() => undefined);
    for (const row of await claiming) this.run(row.connection_code, () => work(row));
  }

  /** Resolves when nothing is under way. */
  async drained(): Promise<void> {
    await this.claiming;
    await Promise.allSettled(this.running);
  }

  private run(connection_code: string, work: () => Promise<void>): void {
    const count = (change: number): void =>
      void this.byProvider.set(connection_code, (this.byProvider.get(connection_code) ?? 0) + change);
    count(1);
    const running: Promise<void> = work().finally(() => {
      count(-1);
      this.running.delete(running);
    });
    this.running.add(running);
  }
}
