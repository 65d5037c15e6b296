import { LOGGER, runInContext, within } from '@linesman/service-kit';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { RETRIES, type RetryJob } from '../attempt/postpone';
import { RunAttempt } from '../attempt/run-attempt';
import { Ledger } from '../ledger/ledger';

@Processor(RETRIES, { concurrency: 16 })
export class RetryExecutionJob extends WorkerHost {
  constructor(
    private readonly ledger: Ledger,
    private readonly attempts: RunAttempt,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  async process({ data }: Job<RetryJob>): Promise<void> {
    const row = await this.ledger.claimRetry(data.tenant_id, data.execution_id);
    if (!row) return;
    const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
    // By then another process may long have taken the row over: only an attempt that hangs meets this limit.
    const longest_ms = 2_000 * this.ledger.leaseSeconds;
    await within(longest_ms, `attempt of ${row.execution_id}`, () =>
      runInContext(context, () => this.attempts.run(row)),
    );
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.logger.warn({ err: error }, 'the retry worker cannot reach Redis');
  }
}
