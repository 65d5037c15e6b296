import {
  executionFailed,
  executionSucceeded,
  executionUnknown,
  type EventContract,
  type ExecutionRef,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { EndRun } from '../sync/end-run';
import type { Execution, ExecutionStatus } from './execution.entity';
import { ended, type Outcome } from './outcome';

/** A stream takes 1 MB a message; the whole result is in the ledger. */
const LARGEST_OUTPUT = 700_000;

/** By then a provider shows what it did. */
const RECONCILE_AFTER_SECONDS = 5;

const executions = new Counter({
  name: 'executions_total',
  help: 'Executions that ended, by connection, capability and status.',
  labelNames: ['connection', 'capability', 'status'],
});

/** What came of it and the event that says so, together. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly syncs: EndRun,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns the row as it stands now; unchanged when it was taken over meanwhile. */
  async record(row: Execution, end: Outcome): Promise<Execution> {
    const outcome = ended(end, row.may_have_acted);
    const status = statusOf(outcome);
    const output = outcome.kind === 'succeeded' ? JSON.stringify(outcome.output) : null;
    const recorded = await this.database.inTenant(row.tenant_id, async (tx) => {
      const [rows] = (await tx.query(
        `update executions set status = $4, result = $5, error = $6, observation = $7, finished_at = $8,
           connection_code = $9, capability_version = $10, owner = null, lease_until = null, version = version + 1,
           reconcile_at = case when $4 = 'unknown' then clock_timestamp() + make_interval(secs => $11) end
         where execution_id = $1 and owner = $2 and attempts = $3 and status not in ('succeeded', 'failed') returning *`,
        [
          row.execution_id,
          row.owner,
          row.attempts,
          status,
          output,
          outcome.kind === 'failed' ? JSON.stringify(outcome.error) : null,
          outcome.observation ? JSON.stringify(outcome.observation) : null,
          this.clock.now(),
          row.connection_code,
          row.capability_version,
          RECONCILE_AFTER_SECONDS,
        ],
      )) as [Execution[], number];
      const saved = rows[0];
      if (saved) await this.tell(tx, saved, outcome, output?.length ?? 0);
      if (saved && outcome.kind === 'failed') await this.syncs.end(tx, saved);
      return saved;
    });
    if (!recorded) {
      this.logger.warn({ execution_id: row.execution_id, status }, 'taken over meanwhile, outcome not recorded');
      return row;
    }
    executions.inc({ connection: row.connection_code, capability: row.capability_code, status });
    return recorded;
  }

  private tell(tx: Tx, row: Execution, outcome: Outcome, bytes: number): Promise<string> {
    const emit = <T extends object>(contract: EventContract<T>, data: T) =>
      this.outbox.emit(tx, contract, {
        tenantId: row.tenant_id,
        aggregateId: row.execution_id,
        aggregateVersion: row.version,
        data,
      });
    const seen = outcome.observation ? { observation: outcome.observation } : {};
    if (outcome.kind === 'succeeded') {
      const output = bytes > LARGEST_OUTPUT ? { output_too_large: true, bytes } : outcome.output;
      return emit(executionSucceeded, { ...refOf(row), output, ...seen });
    }
    const data = { ...refOf(row), error: outcome.error, ...seen };
    return emit(row.status === 'unknown' ? executionUnknown : executionFailed, data);
  }
}

const statusOf = (outcome: Outcome): ExecutionStatus =>
  outcome.kind === 'succeeded' ? 'succeeded' : outcome.error.class === 'unknown' ? 'unknown' : 'failed';

export const refOf = (row: Execution): ExecutionRef => ({
  execution_id: row.execution_id,
  integration_id: row.integration_id,
  connection_code: row.connection_code,
  capability_code: row.capability_code,
  capability_version: row.capability_version ?? 1,
  ...(row.idempotency_key ? { idempotency_key: row.idempotency_key } : {}),
});
