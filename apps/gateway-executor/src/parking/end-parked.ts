import { type ExecutionError, storable } from '@linesman/contracts';
import { afterCommit, changed, one, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import { permanentError } from '../ledger/outcome';
import type { ParkedLine } from '../ledger/parked-line.entity';
import { RecordOutcome } from '../ledger/record-outcome';
import { type Cancellation, TellParked } from '../ledger/tell-parked';
import { parkedTotal } from './parked-total';
import type { LineKey } from './release-next';

type Why = 'cancelled' | 'expired';

/** Ends parked executions that will not run: each fails with its reason, and an event says so. */
@Injectable()
export class EndParked {
  constructor(
    private readonly outcomes: RecordOutcome,
    private readonly telling: TellParked,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were cancelled: all of the integration, or the one that is named. */
  cancel(tx: Tx, line: LineKey, by: string, execution_id?: string): Promise<number> {
    const cancelled = permanentError('cancelled', `${by} cancelled it while it was parked.`);
    const which = '$3::uuid is null or execution_id = $3';
    return this.end(tx, line, 'cancelled', { which, value: execution_id ?? null, errorOf: () => cancelled, by });
  }

  /** @returns how many had waited for too long. */
  expire(tx: Tx, line: LineKey): Promise<number> {
    return this.end(tx, line, 'expired', { which: 'park_until <= $3', value: this.clock.now(), errorOf: tooLate });
  }

  private async end(
    tx: Tx,
    { tenant_id, integration_id }: LineKey,
    why: Why,
    how: { which: string; value: unknown; errorOf: (row: Execution) => ExecutionError; by?: string },
  ): Promise<number> {
    const line = await one<ParkedLine>(
      tx,
      'select * from parked_lines where tenant_id = $1 and integration_id = $2 for update',
      [tenant_id, integration_id],
    );
    if (!line) return 0;
    const found = await rows<Execution>(
      tx,
      `select * from executions where tenant_id = $1 and integration_id = $2 and status = 'parked' and (${how.which})
       order by accepted_at, execution_id for update`,
      [tenant_id, integration_id, how.value],
    );
    if (found.length === 0) return 0;
    const finished_at = this.clock.now();
    const ended = found.map((row) => ({
      ...row,
      status: 'failed' as const,
      error: how.errorOf(row),
      finished_at,
      version: row.version + 1,
    }));
    await changed(
      tx,
      `update executions e set status = 'failed', finished_at = $1, version = e.version + 1, error = q.error::json
       from unnest($2::uuid[], $3::text[]) as q (execution_id, error) where e.execution_id = q.execution_id`,
      [finished_at, ended.map(({ execution_id }) => execution_id), ended.map(({ error }) => JSON.stringify(error))],
    );
    await this.outcomes.publishEnds(tx, ended);
    const after = { ...line, [why]: line[why] + ended.length };
    await changed(
      tx,
      'update parked_lines set cancelled = $3, expired = $4 where tenant_id = $1 and integration_id = $2',
      [tenant_id, integration_id, after.cancelled, after.expired],
    );
    const cancellation: Cancellation | undefined =
      how.by === undefined ? undefined : { by: how.by, count: ended.length };
    await this.telling.tell(tx, after, cancellation);
    afterCommit(tx, () => {
      for (const { connection_code: connection } of ended) parkedTotal.inc({ connection, what: why });
    });
    return ended.length;
  }
}

const tooLate = ({ park_until, error }: Execution): ExecutionError => ({
  class: 'transient',
  cause: error?.cause ?? 'busy',
  code: 'parked_too_long',
  message: storable(
    `It was parked until ${park_until!.toISOString()}, and its integration did not work again by then. ${error?.message ?? ''}`.trim(),
    1_000,
  ),
});
