import { Database } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

const EVERY_MS = 60_000;
const BATCH = 1_000;
const HOUR_MS = 3_600_000;
/** How long an answer is kept for whoever asks again under the same key. */
const ANSWER_MS = 24 * HOUR_MS;
/** A key outlives the stream (7 days) and whatever waits in its dead letters. */
const KEY_MS = 35 * 24 * HOUR_MS;
const SYNC_HISTORY_MS = 90 * 24 * HOUR_MS;

/**
 * Parameters and results are people's data: they go after a day, the row that guards its key after five weeks. An end
 * that nobody knows stays until it is known; what it takes to find out, at most for those five weeks.
 */
@Injectable()
export class ForgetAnswers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private forgetting?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.forgetting ??= this.forget()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'old answers could not be forgotten'))
        .finally(() => (this.forgetting = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.forgetting;
  }

  async forget(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.inBatches(
      `update executions set result = null, parameters = '{}', answer_forgotten = true
       where execution_id in (select execution_id from executions
         where finished_at < $1 and not answer_forgotten and status in ('succeeded', 'failed') limit ${BATCH})`,
      new Date(now - ANSWER_MS),
    );
    // By then no provider is asked any more: a look-up without the parameters would find nothing, and say so.
    await this.inBatches(
      `update executions set parameters = '{}', answer_forgotten = true, reconcile_at = null
       where execution_id in (select execution_id from executions
         where finished_at < $1 and not answer_forgotten and status = 'unknown' limit ${BATCH})`,
      new Date(now - KEY_MS),
    );
    await this.inBatches(
      `delete from executions where execution_id in (
         select execution_id from executions where finished_at < $1 and status in ('succeeded', 'failed') limit ${BATCH})`,
      new Date(now - KEY_MS),
    );
    await this.inBatches(
      `delete from sync_runs where run_id in (select run_id from sync_runs where finished_at < $1 limit ${BATCH})`,
      new Date(now - SYNC_HISTORY_MS),
    );
  }

  private async inBatches(text: string, before: Date): Promise<void> {
    for (;;) {
      const [, count] = (await this.database.inSystem((tx) => tx.query(text, [before]))) as [unknown, number];
      if (count < BATCH) return;
    }
  }
}
