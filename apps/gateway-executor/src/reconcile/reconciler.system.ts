import { Database } from '@linesman/persistence';
import { LOGGER, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Execution } from '../execution/execution.entity';
import { Ledger } from '../execution/ledger';
import { nextLookMs } from './next-look-ms';
import { Reconcile } from './reconcile';

const EVERY_MS = 1_000;
const BATCH = 16;

/** Finds, over all tenants, ends that nobody knows, and has their providers asked. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly execution: Reconcile,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'reconciliation failed'))
        .finally(() => (this.looking = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    const rows = await this.claim();
    await Promise.all(
      rows.map(async (row) => {
        const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
        const reconciled = await runInContext(context, () => this.execution.reconcile(row)).catch((error: unknown) => {
          this.logger.warn(
            { err: error, execution_id: row.execution_id },
            'not reconciled; the provider is asked again',
          );
          return 'later' as const;
        });
        this.logger.info({ execution_id: row.execution_id, reconciled }, 'unknown end');
        if (reconciled !== 'settled') await this.release(row, reconciled === 'later');
      }),
    );
  }

  private async claim(): Promise<Execution[]> {
    const [rows] = (await this.database.inSystem((tx) =>
      tx.query(
        `update executions set owner = $1, reconciliations = reconciliations + 1,
           lease_until = clock_timestamp() + make_interval(secs => $2)
         where execution_id in (
           select execution_id from executions
           where status = 'unknown' and reconcile_at < clock_timestamp()
             and (lease_until is null or lease_until < clock_timestamp())
           order by reconcile_at limit $3 for update skip locked)
         returning *`,
        [this.ledger.owner, this.ledger.leaseSeconds, BATCH],
      ),
    )) as [Execution[], number];
    return rows;
  }

  private async release(row: Execution, again: boolean): Promise<void> {
    const wait = again ? nextLookMs(row.reconciliations) : undefined;
    if (wait === undefined) this.logger.error({ execution_id: row.execution_id }, 'unknown end, a person has to look');
    await this.database.inSystem((tx) =>
      tx.query(
        `update executions set owner = null, lease_until = null,
           reconcile_at = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and owner = $2 and status = 'unknown'`,
        [row.execution_id, row.owner, wait === undefined ? null : wait / 1_000],
      ),
    );
  }
}
