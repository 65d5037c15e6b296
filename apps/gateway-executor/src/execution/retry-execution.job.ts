import { runInContext } from '@linesman/service-kit';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Ledger } from './ledger';
import { RETRIES, type RetryJob } from './postpone';
import { RunExecution } from './run-execution';

@Processor(RETRIES, { concurrency: 16 })
export class RetryExecutionJob extends WorkerHost {
  constructor(
    private readonly ledger: Ledger,
    private readonly execution: RunExecution,
  ) {
    super();
  }

  async process({ data }: Job<RetryJob>): Promise<void> {
    const row = await this.ledger.resume(data.tenant_id, data.execution_id);
    if (!row) return;
    const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
    await runInContext(context, () => this.execution.run(row));
  }
}
