import { Database, rows } from '@linesman/persistence';
import { Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';
import { deadCauses, ProbeIntervals } from '../probe-intervals';
import { claimProbes } from './probe-schedule';

const INTERVAL_MS = 1_000;
const BATCH = 200;
const DUE = `id in (select id from integration_health where next_probe_at <= clock_timestamp()
  order by next_probe_at limit ${BATCH} for update skip locked)`;

/**
 * Claims the probes that are due, in every process. The schedule is a column of the database, so that neither a restart
 * nor an emptied Redis loses it.
 */
@Injectable()
export class ClaimDueProbes implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    private readonly intervals: ProbeIntervals,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(INTERVAL_MS, 'claiming due probes', () => this.claim());
  }

  private async claim(): Promise<void> {
    const due = await this.database.inSystem((tx) =>
      rows<ClaimedProbe>(tx, claimProbes(DUE), [this.intervals.json, deadCauses]),
    );
    for (const probe of due) this.queue.add(probe);
  }
}
