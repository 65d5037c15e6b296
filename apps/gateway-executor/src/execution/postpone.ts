import { Clock, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { Attempted } from './attempt';
import { Ledger } from './ledger';
import { retryDelayMs } from './retry-delay';

export const RETRIES = 'execution-retries';

export interface RetryJob {
  tenant_id: string;
  execution_id: string;
}

/** Puts what may work later aside for a while, as long as its caller still waits then. */
@Injectable()
export class Postpone {
  constructor(
    @InjectQueue(RETRIES) private readonly queue: Queue<RetryJob>,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns false when this is the end of it. */
  async postponed({ row, outcome }: Attempted): Promise<boolean> {
    if (outcome.kind !== 'failed' || outcome.at_once || outcome.error.class !== 'transient') return false;
    const delay = outcome.goes_on ? 0 : retryDelayMs(row.attempts, outcome.retry_after_ms);
    if (this.clock.now().getTime() + delay >= row.deadline.getTime()) return false;
    const mayHaveActed = row.may_have_acted || outcome.acted === 'maybe';
    if (!(await this.ledger.postpone(row, delay, mayHaveActed))) return true;
    const { tenant_id, execution_id, attempts } = row;
    // Not awaited: without Redis the sweeper finds the row when its time has come.
    this.queue
      .add('retry', { tenant_id, execution_id }, { delay, jobId: `${execution_id}-${attempts}` })
      .catch((error: unknown) => this.logger.warn({ err: error, execution_id }, 'retry left to the sweeper'));
    return true;
  }
}
