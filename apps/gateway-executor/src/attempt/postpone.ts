import { Clock, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { Execution } from '../ledger/execution.entity';
import type { Failed, Outcome } from '../ledger/outcome';
import { RecordPostponement } from '../ledger/record-postponement';

export const RETRIES = 'execution-retries';

export interface RetryJob {
  tenant_id: string;
  execution_id: string;
}

const BASE_MS = 200;
const LONGEST_MS = 5_000;
const LONGEST_RETRY_AFTER_MS = 30_000;

@Injectable()
export class Postpone {
  constructor(
    @InjectQueue(RETRIES) private readonly queue: Queue<RetryJob>,
    private readonly postponements: RecordPostponement,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    // Without a listener the queue's error would end the process when Redis is away.
    queue.on('error', (error) => logger.warn({ err: error }, 'the retry queue cannot reach Redis'));
  }

  /** @returns the postponed row; undefined if there is no next attempt: it would not help, or the deadline comes first. */
  async postpone(row: Execution, outcome: Outcome): Promise<Execution | undefined> {
    if (outcome.kind !== 'failed' || outcome.final || outcome.error.class !== 'transient') return undefined;
    const delay = delayMs(row.attempts, outcome);
    if (this.clock.now().getTime() + delay >= row.deadline.getTime()) return undefined;
    const postponed = await this.postponements.record(row, outcome, delay);
    if (!postponed) return row;
    const { tenant_id, execution_id } = row;
    // Not awaited: without Redis the sweeper finds the row when its next attempt is due.
    this.queue
      .add('retry', { tenant_id, execution_id }, { delay })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, execution_id }, 'retry not queued; the sweeper starts it'),
      );
    return postponed;
  }
}

/** What was not sent waits for its turn only. It has not failed, so its delay does not grow. */
function delayMs(attempts: number, { continues, unsent, retry_after_ms }: Failed): number {
  if (continues) return 0;
  return unsent ? Math.min(retry_after_ms ?? 0, LONGEST_RETRY_AFTER_MS) : retryDelayMs(attempts, retry_after_ms);
}

/** Half of the delay is random, so that executions which failed together are not all retried at the same moment. */
export function retryDelayMs(attempts: number, retryAfterMs: number | undefined, chance = Math.random()): number {
  const backoff = Math.min(BASE_MS * 2 ** (attempts - 1), LONGEST_MS);
  const own = backoff / 2 + (backoff / 2) * chance;
  return Math.ceil(Math.max(own, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
}
