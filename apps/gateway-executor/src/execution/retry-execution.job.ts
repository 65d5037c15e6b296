import { LOGGER, runInContext } from '@linesman/service-kit';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { Ledger } from './ledger';
import { RETRIES, type RetryJob } from './postpone';
import { RunExecution } from './run-execution';

@Processor(RETRIES, { concurrency: 16 })
export class RetryExecutionJob extends WorkerHost {
  constructor(
    private readonly ledger: Ledger,
    private readonly execution: RunExecution,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  async process({ data }: Job<RetryJob>): Promise<void> {
    const row = await this.ledger.resume(data.tenant_id, data.execution_id);
    if (!row) return;
    const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
    await runInContext(context, () => this.execution.run(row));
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.logger.warn({ err: error }, 'retries');
  }
}
