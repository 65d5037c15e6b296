import { Database } from '@linesman/persistence';
import { LOGGER, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Execution } from './execution.entity';
import { Ledger } from './ledger';
import { TakeOver } from './take-over';

const EVERY_MS = 1_000;
const BATCH = 16;

/** Finds, over all tenants, what nobody works on any more: owners that died, retries that Redis forgot. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private sweeping?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly execution: TakeOver,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'sweep failed'))
        .finally(() => (this.sweeping = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    const rows = await this.claim();
    if (rows.length > 0) this.logger.warn({ executions: rows.length }, 'taken over');
    await Promise.all(
      rows.map((row) => {
        const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
        return runInContext(context, () => this.execution.takeOver(row)).catch((error: unknown) =>
          this.logger.warn({ err: error, execution_id: row.execution_id }, 'not finished; it is taken over again'),
        );
      }),
    );
  }

  /** The second of grace belongs to whoever has an older right: the redelivered command, the job in Redis. */
  private async claim(): Promise<Execution[]> {
    const [rows] = (await this.database.inSystem((tx) =>
      tx.query(
        `update executions set owner = $1, attempts = attempts + 1,
           takeovers = takeovers + case when owner is null then 0 else 1 end,
           lease_until = clock_timestamp() + make_interval(secs => $2)
         where execution_id in (
           select execution_id from executions
           where status in ('requested', 'running') and lease_until < clock_timestamp() - interval '1 second'
           order by lease_until limit $3 for update skip locked)
         returning *`,
        [this.ledger.owner, this.ledger.leaseSeconds, BATCH],
      ),
    )) as [Execution[], number];
    return rows;
  }
}
