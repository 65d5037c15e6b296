import { Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic, runInContext } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import { TakeOver } from './take-over';

const EVERY_MS = 1_000;
const BATCH = 16;

/** Takes over, in all tenants, rows whose owner died and retries that Redis lost. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly takeOvers: TakeOver,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'take over executions that nobody works on', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const claimed = await this.claim();
    if (claimed.length > 0) this.logger.warn({ executions: claimed.length }, 'executions taken over');
    await Promise.all(
      claimed.map((row) => {
        const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
        return runInContext(context, () => this.takeOvers.takeOver(row)).catch((error: unknown) =>
          this.logger.warn(
            { err: error, execution_id: row.execution_id },
            'execution not finished; it will be taken over again',
          ),
        );
      }),
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
           select execution_id from executions
           where status in ('requested', 'running') and lease_until < clock_timestamp() - interval '1 second'
           order by lease_until limit $3 for update skip locked)
         returning *`,
        [this.ledger.owner, this.ledger.leaseSeconds, BATCH],
      ),
    );
  }
}
