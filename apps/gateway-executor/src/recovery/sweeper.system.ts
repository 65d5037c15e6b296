import { Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import { SweepSlots } from './sweep-slots';
import { TakeOver } from './take-over';

const EVERY_MS = 1_000;
/** A provider with more rows than that, all of them due, is looked at alone until it has half of the slots. */
const MOST_LOOKED_AT = 1_000;

/** Takes over, in all tenants, rows whose owner died and retries that Redis lost. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly slots = new SweepSlots();

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly takeOvers: TakeOver,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'take over executions that nobody works on', () =>
      this.slots.fill(
        () => this.claimAndTell(),
        (row) => this.takeOver(row),
      ),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.slots.drained();
  }

  private async claimAndTell(): Promise<Execution[]> {
    const claimed = await this.claim();
    if (claimed.length > 0) this.logger.warn({ executions: claimed.length }, 'executions taken over');
    return claimed;
  }

  private async takeOver(row: Execution): Promise<void> {
    const { execution_id } = row;
    const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
    await runInContext(context, () => this.takeOvers.takeOver(row)).catch((error: unknown) =>
      this.logger.warn({ err: error, execution_id }, 'execution not finished; it will be taken over again'),
    );
  }

  /** Waits one more second, so that the redelivered command or the retry job claims its row first. */
  private claim(): Promise<Execution[]> {
    return this.database.inSystem((tx) =>
      rows<Execution>(
        tx,
        `update executions set owner = $1, attempts = attempts + 1,
           takeovers = takeovers + case when owner is null then 0 else 1 end,
           lease_until = clock_timestamp() + make_interval(secs => $2)
         where execution_id in (
           select execution_id from (
             select execution_id, lease_until, row_number() over (partition by connection_code order by lease_until) as nth
             from (
               select execution_id, connection_code, lease_until from executions
               where status in ('requested', 'running') and lease_until < statement_timestamp() - interval '1 second'
                 and connection_code <> all ($4)
               order by lease_until limit ${MOST_LOOKED_AT}) oldest) due
           where nth <= $5 order by lease_until limit $3)
           and status in ('requested', 'running') and lease_until < clock_timestamp() - interval '1 second'
         returning *`,
        [this.ledger.owner, this.ledger.leaseSeconds, this.slots.free, this.slots.full, this.slots.mostOfAProvider],
      ),
    );
  }
}
