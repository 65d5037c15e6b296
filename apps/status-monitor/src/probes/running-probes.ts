import { Injectable } from '@nestjs/common';

export interface RunningProbe {
  integration_id: string;
  connection_code: string;
  lease: string;
  /** Milliseconds since 1970. */
  leased_until: number;
}

/** The probes that this process runs. */
@Injectable()
export class RunningProbes {
  /** By connection code. */
  readonly counts = new Map<string, number>();
  private readonly running = new Set<RunningProbe>();

  async while<T>(probe: RunningProbe, work: () => Promise<T>): Promise<T> {
    this.add(probe.connection_code, 1);
    this.running.add(probe);
    try {
      return await work();
    } finally {
      this.running.delete(probe);
      this.add(probe.connection_code, -1);
    }
  }

  /** Those whose leases end before a time. */
  endingBefore(time: number): RunningProbe[] {
    return [...this.running].filter(({ leased_until }) => leased_until < time);
  }

  private add(code: string, change: number): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }
}
