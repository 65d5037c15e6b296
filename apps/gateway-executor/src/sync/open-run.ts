import { randomUUID } from 'node:crypto';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Plan } from '../call/plan-call';
import type { Execution } from '../ledger/execution.entity';
import type { SyncCursor } from './sync-cursor.entity';
import type { SyncRun } from './sync-run.entity';

/** open: to read from the cursor. answered: a whole run began after the request. busy: another run has not ended. */
export type Opened =
  { kind: 'open'; run: SyncRun; cursor: string | null } | { kind: 'answered'; run: SyncRun } | { kind: 'busy' };

/** Opens one run at a time of each capability of an integration. A later attempt of an execution finds its own run. */
@Injectable()
export class OpenRun {
  constructor(private readonly database: Database) {}

  open(row: Execution, plan: Plan): Promise<Opened> {
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const own = await one<SyncRun>(tx, 'select * from sync_runs where execution_id = $1', [row.execution_id]);
      if (own?.status === 'whole') return { kind: 'answered', run: own };
      if (own) return { kind: 'open', run: own, cursor: await this.cursorOf(tx, row) };
      const run = await this.begin(tx, row, plan);
      // After the insert: until then, a run that began after this request could still become whole unseen.
      const answer = await this.answer(tx, row);
      if (answer && run) await changed(tx, 'delete from sync_runs where run_id = $1', [run.run_id]);
      if (answer) return { kind: 'answered', run: answer };
      return run ? { kind: 'open', run, cursor: await this.beginPass(tx, run) } : { kind: 'busy' };
    });
  }

  private answer(tx: Tx, row: Execution): Promise<SyncRun | undefined> {
    return one<SyncRun>(
      tx,
      `select * from sync_runs where integration_id = $1 and capability_code = $2 and status = 'whole'
         and fresh_as_of >= $3 and parameters::text = $4 order by started_at desc limit 1`,
      [row.integration_id, row.capability_code, row.created_at, JSON.stringify(row.parameters)],
    );
  }

  private begin(tx: Tx, row: Execution, { provider, capability }: Plan): Promise<SyncRun | undefined> {
    const { object, direction } = capability.sync!;
    return one<SyncRun>(
      tx,
      `insert into sync_runs (run_id, tenant_id, execution_id, integration_id, connection_code, capability_code, object,
         direction, full_resync, parameters, requested_by, status, started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'running', ${NOW}) on conflict do nothing returning *`,
      [
        randomUUID(),
        row.tenant_id,
        row.execution_id,
        row.integration_id,
        provider.manifest.code,
        row.capability_code,
        object,
        direction,
        row.parameters.full === true,
        JSON.stringify(row.parameters),
        row.requested_by,
      ],
    );
  }

  /** Continues a pass that an earlier run did not finish, unless everything is to be read again. */
  private async beginPass(tx: Tx, run: SyncRun): Promise<string | null> {
    const narrowed = Object.keys(run.parameters).some((name) => name !== 'full');
    const at = await one<Pick<SyncCursor, 'cursor'>>(
      tx,
      `insert into sync_cursors as c (tenant_id, integration_id, capability_code, connection_code, pass_began, reads_all)
       values ($1, $2, $3, $4, ${NOW}, $5)
       on conflict (tenant_id, integration_id, capability_code) do update set
         cursor = case when $6 then null else c.cursor end,
         pass_began = case when $6 or c.pass_began is null then excluded.pass_began else c.pass_began end,
         reads_all = case when $6 then $5 when c.pass_began is null then c.cursor is null and $5 else c.reads_all end
       returning cursor`,
      [run.tenant_id, run.integration_id, run.capability_code, run.connection_code, !narrowed, run.full_resync],
    );
    return at!.cursor;
  }

  private async cursorOf(tx: Tx, row: Execution): Promise<string | null> {
    const at = await one<Pick<SyncCursor, 'cursor'>>(
      tx,
      'select cursor from sync_cursors where integration_id = $1 and capability_code = $2',
      [row.integration_id, row.capability_code],
    );
    return at?.cursor ?? null;
  }
}

const NOW = `date_trunc('milliseconds', now())`;
