import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { StatusMonitorConfig } from '../config';
import { PROVIDERS } from '../providers';
import { type ProbeJob, ProbeQueue } from './probe-queue';

const EVERY_MS = 1_000;
const BATCH = 200;
const DEFAULT_INTERVAL_SECONDS = 900;

/** The schedule is a column, so no copy, restart or emptied Redis can forget it. Claiming moves it on by one interval. */
@Injectable()
export class ClaimDueProbes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private claiming?: Promise<void>;
  private readonly intervals: Record<string, number>;

  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    @Inject(PROVIDERS) providers: Providers,
    config: StatusMonitorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const declared = [...providers].map(([code, { manifest }]) => [code, manifest.probe_interval_seconds] as const);
    this.intervals = { ...Object.fromEntries(declared), ...config.PROBE_INTERVALS };
  }

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
    const [due] = (await this.database.inSystem((tx) =>
      // A tenth more or less, so that integrations connected together are not probed together for ever.
      tx.query(
        `update integration_health h set next_probe_at = clock_timestamp()
           + make_interval(secs => coalesce(($1::jsonb ->> integration_type)::float, $2) * (0.9 + random() * 0.2))
         where id in (select id from integration_health where next_probe_at <= clock_timestamp()
           order by next_probe_at limit $3 for update skip locked)
         returning tenant_id, integration_id`,
        [JSON.stringify(this.intervals), DEFAULT_INTERVAL_SECONDS, BATCH],
      ),
    )) as [ProbeJob[], number];
    for (const job of due) this.queue.add(job);
  }
}
