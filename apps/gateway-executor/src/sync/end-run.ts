import type { ExecutionError } from '@linesman/contracts';
import { Database, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../execution/execution.entity';
import type { SyncRun } from './sync-run.entity';
import { TellRun } from './tell-run';

/** A run ends with its execution. What was read stands, and the next run goes on from there. */
@Injectable()
export class EndRun {
  constructor(
    private readonly database: Database,
    private readonly tell: TellRun,
  ) {}

  async end(tx: Tx, { execution_id, error }: Execution): Promise<void> {
    const [rows] = (await tx.query(
      `update sync_runs r set status = case when pages > 0 then 'partial' else 'failed' end, error = $2,
         finished_at = clock_timestamp(), fresh_as_of = (select c.fresh_as_of from sync_cursors c
           where c.integration_id = r.integration_id and c.capability_code = r.capability_code)
       where execution_id = $1 and status in ('running', 'waiting') returning *`,
      [execution_id, JSON.stringify(error)],
    )) as [SyncRun[], number];
    if (rows[0]) await this.tell.finished(tx, rows[0]);
  }

  /** A page could not be read; its execution decides whether it is tried again. */
  async wait({ tenant_id, run_id }: SyncRun, error: ExecutionError): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        `update sync_runs set status = 'waiting', failures = failures + 1, error = $2
         where run_id = $1 and status in ('running', 'waiting')`,
        [run_id, JSON.stringify(error)],
      ),
    );
  }
}
