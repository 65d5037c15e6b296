import { Database, one } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProbeIntervals } from '../probe-intervals';

/** Of each connection no more are counted: that many are too many already. */
const COUNTED = 10_000;

/** Metrics of the schedule, over all processes. Every process shows the same numbers. */
@Injectable()
export class ProbeMetrics implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly intervals: ProbeIntervals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'probes_due',
        help: `Probes that are due and not under way, at most ${COUNTED} of each connection. More processes run them sooner.`,
        read: async () => [{ labels: {}, value: await this.due() }],
      },
      this.logger,
    );
    gaugeOf(
      {
        name: 'probes_overdue_seconds',
        help: 'For how long the oldest probe that is due has waited for its result.',
        read: async () => [{ labels: {}, value: await this.overdueSeconds() }],
      },
      this.logger,
    );
  }

  overdueSeconds(): Promise<number> {
    return this.read(
      'coalesce(greatest(extract(epoch from clock_timestamp() - min(d.due_at)), 0), 0)::float8',
      'true order by due_at limit 1',
    );
  }

  private due(): Promise<number> {
    return this.read(
      `count(*) filter (where d.leased_until is null or d.leased_until < clock_timestamp())`,
      `due_at <= now() limit ${COUNTED}`,
    );
  }

  /** Connection by connection, as the index is. */
  private async read(value: string, which: string): Promise<number> {
    const found = await this.database.inSystem((tx) =>
      one<{ value: number }>(
        tx,
        `select ${value} as value from unnest($1::text[]) c (code) cross join lateral (
           select due_at, leased_until from probe_schedule where connection_code = c.code and ${which}) d`,
        [this.intervals.connectionCodes],
      ),
    );
    return Number(found!.value);
  }
}
