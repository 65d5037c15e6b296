import { executionAttemptFailed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Execution } from './execution.entity';
import type { Failed } from './outcome';
import { refOf } from './record-outcome';

/** Gives a row back until its next attempt, and publishes the failed one, in one transaction. No call is on its way. */
@Injectable()
export class RecordPostponement {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @returns undefined if the row was taken over. */
  record(row: Execution, failed: Failed, delay_ms: number): Promise<Execution | undefined> {
    const { observation, error, unsent = false } = failed;
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const after = await one<Execution>(tx, postpone, [
        row.execution_id,
        row.owner,
        row.attempts,
        delay_ms / 1_000,
        row.may_have_acted || failed.acted === 'maybe',
        JSON.stringify(keptError(row, failed)),
        unsent ? 1 : 0,
        observation ? 1 : 0,
        row.connection_code,
      ]);
      if (!after || !observation) return after;
      await this.outbox.emit(tx, executionAttemptFailed, {
        tenantId: row.tenant_id,
        aggregateId: row.execution_id,
        aggregateVersion: after.version,
        data: {
          ...refOf(after),
          attempt: row.attempts,
          error,
          observation,
          retry_at: after.lease_until!.toISOString(),
        },
      });
      return after;
    });
  }
}

/** The error of the last call that was made; until one was, why none is. */
export function keptError({ error }: Execution, failed: Failed): Execution['error'] {
  if (failed.continues) return null;
  return failed.unsent ? (error ?? failed.error) : failed.error;
}

const postpone = `update executions set status = 'requested', owner = null, may_have_acted = $5,
    error = case when answer_forgotten then null else $6::json end,
    attempts = attempts - $7, version = version + $8, connection_code = $9,
    lease_until = clock_timestamp() + make_interval(secs => $4)
  where execution_id = $1 and owner = $2 and attempts = $3 returning *`;
