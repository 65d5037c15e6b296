import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';
import { claimProbes, ProbeSchedule } from './probe-schedule';

const EVERY_MS = 1_000;
const BATCH = 200;
const DUE = `id in (select id from integration_health where next_probe_at <= clock_timestamp()
  order by next_probe_at limit ${BATCH} for update skip locked)`;

/** The schedule is a column, so no copy, restart or emptied Redis can forget it. Claiming moves it on by one interval. */
@Injectable()
export class ClaimDueProbes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private claiming?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    private readonly schedule: ProbeSchedule,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.claiming ??= this.claim()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'due probes not claimed'))
        .finally(() => (this.claiming = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.claiming;
  }

  private async claim(): Promise<void> {
    const [due] = (await this.database.inSystem((tx) => tx.query(claimProbes(DUE), [this.schedule.intervals]))) as [
      ClaimedProbe[],
    ];
    for (const probe of due) this.queue.add(probe);
  }
}
