import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';
import type { SyncPage } from '@linesman/provider-kit';
import { Database, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../execution/execution.entity';
import { Ledger } from '../execution/ledger';
import { extendLease } from './extend-lease';
import { deleteUnseen, keepSeen, type Stored, storeRecords } from './store-records';
import type { SyncCursor } from './sync-cursor.entity';
import type { SyncRun } from './sync-run.entity';
import { TellRun } from './tell-run';

const REASONS_KEPT = 20;

/** gone: the integration was deleted meanwhile. lost: somebody else has taken the run over. */
export type Kept = { run: SyncRun; lease_until: Date } | 'lost' | 'gone';

/** What a page brought, how far the run has come by it, and the events that say so: all of it or nothing. */
@Injectable()
export class KeepPage {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly tell: TellRun,
  ) {}

  keep(row: Execution, run: SyncRun, page: SyncPage): Promise<Kept> {
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const lease_until = await extendLease(tx, row, this.ledger.leaseSeconds);
      if (!lease_until) return 'lost';
      const [at] = (await tx.query(
        'select * from sync_cursors where integration_id = $1 and capability_code = $2 for update',
        [row.integration_id, row.capability_code],
      )) as SyncCursor[];
      if (!at?.pass_began) return 'gone';
      const reads_all = at.reads_all && page.skipped.every(({ external_id }) => external_id);
      const stored = await storeRecords(tx, run, page.records);
      const seen = page.skipped.flatMap(({ external_id }) => external_id ?? []);
      if (seen.length > 0) await keepSeen(tx, run, seen);
      const unseen = page.complete && reads_all ? await deleteUnseen(tx, run, at.pass_began) : [];
      const batches = await this.tell.batches(tx, run, [...stored.different, ...unseen]);
      await this.advance(tx, at, page, reads_all);
      const fresh_as_of = page.complete ? at.pass_began : null;
      const kept = await this.count(tx, run, page, { ...stored, unseen, batches, fresh_as_of });
      if (page.complete) await this.tell.finished(tx, kept);
      return { run: kept, lease_until };
    });
  }

  private async advance(tx: Tx, at: SyncCursor, { cursor, complete }: SyncPage, reads_all: boolean): Promise<void> {
    await tx.query(
      `update sync_cursors set cursor = $3, reads_all = $4, pass_began = case when $5 then null else pass_began end,
         fresh_as_of = case when $5 then pass_began else fresh_as_of end
       where integration_id = $1 and capability_code = $2`,
      [at.integration_id, at.capability_code, cursor, reads_all, complete],
    );
  }

  private async count(tx: Tx, run: SyncRun, { records, skipped, complete }: SyncPage, by: Counted): Promise<SyncRun> {
    const reasons: SkippedRecord[] = [...run.skipped_reasons, ...skipped].slice(0, REASONS_KEPT);
    const [rows] = (await tx.query(
      `update sync_runs set pages = pages + 1, batches = $2, rows = rows + $3, new = new + $4, changed = changed + $5,
         unchanged = unchanged + $6, deleted = deleted + $7, skipped = skipped + $8, skipped_reasons = $9,
         status = case when $10 then 'whole' else 'running' end, fresh_as_of = $11,
         error = case when $10 then null else error end, finished_at = case when $10 then clock_timestamp() end
       where run_id = $1 returning *`,
      [
        run.run_id,
        by.batches,
        records.length,
        by.new,
        by.changed,
        by.unchanged,
        by.deleted + by.unseen.length,
        skipped.length,
        JSON.stringify(reasons),
        complete,
        by.fresh_as_of,
      ],
    )) as [SyncRun[], number];
    return rows[0]!;
  }
}

interface Counted extends Stored {
  unseen: SyncedRecord[];
  batches: number;
  fresh_as_of: Date | null;
}
