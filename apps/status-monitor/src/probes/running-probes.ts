import { Injectable } from '@nestjs/common';

/** Counts the probes that this process runs, by connection code. */
@Injectable()
export class RunningProbes {
  readonly counts = new Map<string, number>();

  async while<T>(connectionCode: string, work: () => Promise<T>): Promise<T> {
    this.add(connectionCode, 1);
    try {
      return await work();
    } finally {
      this.add(connectionCode, -1);
    }
  }

  private add(code: string, change: number): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }
}
