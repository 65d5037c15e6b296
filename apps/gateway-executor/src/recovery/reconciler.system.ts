import { changed, Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import { Reconcile } from './reconcile';
import { SweepSlots } from './sweep-slots';

const EVERY_MS = 1_000;
const MINUTE_MS = 60_000;
/** From one look-up to the next. After the last one a person has to find out. */
const waits = [10_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS, 360 * MINUTE_MS, 1_440 * MINUTE_MS];

/** Reconciles, in all tenants, the unknown executions that are due. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly slots = new SweepSlots();

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly reconciling: Reconcile,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'reconcile unknown executions', () =>
      this.slots.fill(
        () => this.claim(),
        (row) => this.tryOne(row),
      ),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.slots.drained();
  }

  private tryOne(row: Execution): Promise<void> {
    return this.reconcile(row).catch((error: unknown) =>
      this.logger.warn({ err: error, execution_id: row.execution_id }, 'execution not reconciled; its lease runs out'),
    );
  }

  private async reconcile(row: Execution): Promise<void> {
    const { execution_id } = row;
    const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
    const reconciled = await runInContext(context, () => this.reconciling.reconcile(row)).catch((error: unknown) => {
      this.logger.warn({ err: error, execution_id }, 'execution not reconciled; its provider is asked again');
      return 'later' as const;
    });
    this.logger.info({ execution_id, reconciled }, 'unknown execution looked up');
    if (reconciled === 'settled') return;
    const wait_ms = reconciled === 'later' ? waits[row.reconciliations - 1] : undefined;
    if (wait_ms === undefined)
      this.logger.error({ execution_id }, 'unknown execution: a person has to find out how it ended and settle it');
    await this.release(row, wait_ms);
  }

  private claim(): Promise<Execution[]> {
    return this.database.inSystem((tx) =>
      rows<Execution>(
        tx,
        `update executions set owner = $1, reconciliations = reconciliations + 1,
           lease_until = clock_timestamp() + make_interval(secs => $2)
         where execution_id in (
           select execution_id from executions
           where status = 'unknown' and reconcile_at < clock_timestamp()
             and (lease_until is null or lease_until < clock_timestamp()) and connection_code <> all ($4)
           order by reconcile_at limit $3 for update skip locked)
         returning *`,
        [this.ledger.owner, this.ledger.leaseSeconds, this.slots.mostOfAProvider, this.slots.full],
      ),
    );
  }

  private async release(row: Execution, wait_ms: number | undefined): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `update executions set owner = null, lease_until = null,
           reconcile_at = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and owner = $2 and status = 'unknown'`,
        [row.execution_id, row.owner, wait_ms === undefined ? null : wait_ms / 1_000],
      ),
    );
  }
}
