import { Clock, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import type { Outcome } from '../ledger/outcome';

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
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    // Without a listener the queue's error would end the process when Redis is away.
    queue.on('error', (error) => logger.warn({ err: error }, 'the retry queue cannot reach Redis'));
  }

  /** @returns false if there is no next attempt: it would not help, or the deadline comes first. */
  async postpone(row: Execution, outcome: Outcome): Promise<boolean> {
    if (outcome.kind !== 'failed' || outcome.final || outcome.error.class !== 'transient') return false;
    const delay = outcome.continues ? 0 : retryDelayMs(row.attempts, outcome.retry_after_ms);
    if (this.clock.now().getTime() + delay >= row.deadline.getTime()) return false;
    const mayHaveActed = row.may_have_acted || outcome.acted === 'maybe';
    if (!(await this.ledger.postpone(row, delay, mayHaveActed))) return true;
    const { tenant_id, execution_id, attempts } = row;
    // Not awaited: without Redis the sweeper finds the row when its next attempt is due.
    this.queue
      .add('retry', { tenant_id, execution_id }, { delay, jobId: `${execution_id}-${attempts}` })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, execution_id }, 'retry not queued; the sweeper starts it'),
      );
    return true;
  }
}

/** Half of the delay is random, so that executions which failed together are not all retried at the same moment. */
export function retryDelayMs(attempts: number, retryAfterMs: number | undefined, chance = Math.random()): number {
  const backoff = Math.min(BASE_MS * 2 ** (attempts - 1), LONGEST_MS);
  const own = backoff / 2 + (backoff / 2) * chance;
  return Math.ceil(Math.max(own, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
}
