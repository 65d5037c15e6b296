import { hostname } from 'node:os';
import { JetStreamServer } from '@linesman/messaging';
import { FollowDatabaseTime } from '@linesman/persistence';
import { Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { OurOutages } from '../outages/our-outages.system';
import { ProbeMetrics } from '../schedule/probe-metrics.system';
import { ProbeSuccesses } from '../schedule/probe-successes.system';
import { KeepStaffSignals } from './keep-staff-signals.system';

const ROUND_MS = 30_000;

/** Measures whether Linesman itself does its work, and keeps what it finds as staff signals. */
@Injectable()
export class WatchOurselves implements OnApplicationBootstrap {
  constructor(
    private readonly probes: ProbeMetrics,
    private readonly successes: ProbeSuccesses,
    private readonly outages: OurOutages,
    private readonly server: JetStreamServer,
    private readonly time: FollowDatabaseTime,
    private readonly signals: KeepStaffSignals,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(ROUND_MS, 'watch ourselves', () => this.watch());
  }

  async watch(): Promise<void> {
    await this.successes.store();
    await this.signals.keep({
      probes_overdue_seconds: await this.probes.overdueSeconds(),
      messages: this.server.oldest(),
      unproven: await this.successes.unproven(),
      our_outages: await this.outages.open(),
      clock: { machine: hostname(), ahead_ms: this.time.machineAheadMs() },
    });
  }
}
