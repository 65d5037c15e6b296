import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import { PublishRun } from './publish-run';
import type { SyncRun } from './sync-run.entity';

/** A run that is not whole ends when its execution fails. The pages it read are kept; the next run continues after them. */
@Injectable()
export class EndRun {
  constructor(private readonly publishing: PublishRun) {}

  async end(tx: Tx, { execution_id, error }: Execution): Promise<void> {
    const run = await one<SyncRun>(
      tx,
      `update sync_runs r set status = case when pages > 0 then 'partial' else 'failed' end, error = $2,
         finished_at = clock_timestamp(), fresh_as_of = (select c.fresh_as_of from sync_cursors c
           where c.integration_id = r.integration_id and c.capability_code = r.capability_code)
       where execution_id = $1 and status in ('running', 'waiting') returning *`,
      [execution_id, JSON.stringify(error)],
    );
    if (run) await this.publishing.finished(tx, run);
  }
}
