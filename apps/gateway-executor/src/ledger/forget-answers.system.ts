import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60_000;
const BATCH = 1_000;
const HOUR_MS = 3_600_000;
/** A caller that repeats its request within this time gets the stored answer. */
const ANSWER_MS = 24 * HOUR_MS;
const LOOK_UP_MS = 35 * 24 * HOUR_MS;

/**
 * Parameters and results are personal data: they are deleted after a day, long before the row with its idempotency key. An
 * unknown execution keeps its parameters, which a look-up needs, for five weeks, and its row until it is settled.
 */
@Injectable()
export class ForgetAnswers implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old parameters and results', () => this.forget());
  }

  async forget(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.inBatches(
      `update executions set result = null, parameters = '{}', customer_id = null, provider_customer_id = null,
         answer_forgotten = true
       where execution_id in (select execution_id from executions
         where finished_at < $1 and not answer_forgotten and status in ('succeeded', 'failed') limit ${BATCH})`,
      new Date(now - ANSWER_MS),
    );
    // No provider is asked any more by then: without the parameters a look-up would find nothing and report "not done".
    await this.inBatches(
      `update executions set parameters = '{}', customer_id = null, provider_customer_id = null, answer_forgotten = true,
         reconcile_at = null
       where execution_id in (select execution_id from executions
         where finished_at < $1 and not answer_forgotten and status = 'unknown' limit ${BATCH})`,
      new Date(now - LOOK_UP_MS),
    );
  }

  private async inBatches(statement: string, before: Date): Promise<void> {
    let count = BATCH;
    while (count === BATCH) count = await this.database.inSystem((tx) => changed(tx, statement, [before]));
  }
}
