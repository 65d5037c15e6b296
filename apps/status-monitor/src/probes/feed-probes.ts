import { Periodic, within } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ProbeIntervals } from '../probe-intervals';
import { isProven } from './is-proven';
import { LeaseDue, type LeasedProbe } from './lease-due.system';
import { ProbeQueue } from './probe-queue';
import { RecordProbes } from './record-probes.system';
import { roomFor } from './room';
import { RunningProbes } from './running-probes';

const BUSY_MS = 100;
const IDLE_MS = 1_000;
const LONGEST_ROUND_MS = 10_000;

/**
 * Leases probes that are due and adds them to the queue, in every process, as far as it has room to run them. The table
 * is the truth: what Redis loses is due again when its lease ends.
 */
@Injectable()
export class FeedProbes implements OnApplicationBootstrap {
  private nextLook = 0;

  constructor(
    private readonly due: LeaseDue,
    private readonly queue: ProbeQueue,
    private readonly running: RunningProbes,
    private readonly results: RecordProbes,
    private readonly intervals: ProbeIntervals,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(BUSY_MS, 'leasing due probes', async () => {
      if (performance.now() < this.nextLook) return;
      this.nextLook = performance.now() + IDLE_MS;
      const found = await within(LONGEST_ROUND_MS, 'leasing due probes', () => this.feed());
      if (found > 0) this.lookNow();
    });
  }

  /** Something is due at once: it does not wait until this process would look next. */
  lookNow(): void {
    this.nextLook = 0;
  }

  /** @returns how many were due. */
  private async feed(): Promise<number> {
    const room = roomFor(this.intervals.connectionCodes, this.running.counts, await this.queue.waiting());
    if (room.total === 0) return 0;
    const leased = await this.due.lease(room);
    await this.results.postpone(leased.filter(isProven).map(untilItIsNeeded));
    await this.queue.add(leased.filter((probe) => !isProven(probe)));
    return leased.length;
  }
}

const untilItIsNeeded = ({ integration_id, lease, usual_seconds, seconds_since_success }: LeasedProbe) => ({
  integration_id,
  lease,
  again_in_seconds: usual_seconds - (seconds_since_success ?? 0),
});
