import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import type { SyncPage } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import type { Failed } from '../ledger/outcome';
import { PublishRun } from './publish-run';
import { deleteUnseen, markSeen, type Stored, storeRecords } from './store-records';
import type { SyncCursor } from './sync-cursor.entity';
import type { SyncRun } from './sync-run.entity';

const REASONS_KEPT = 20;

/** deleted: the integration was deleted meanwhile. taken_over: another process has the run. */
export type StoredPage = { run: SyncRun; lease_until: Date } | 'taken_over' | 'deleted';

export type PageBytes = Pick<SyncRun, 'bytes_sent' | 'bytes_received'>;

/** Stores the records of a page, moves the cursor, counts, and publishes what differs, all in one transaction. */
@Injectable()
export class StorePage {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly publishing: PublishRun,
  ) {}

  store(row: Execution, run: SyncRun, page: SyncPage, bytes: PageBytes): Promise<StoredPage> {
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const lease = await extendLease(tx, row, this.ledger.leaseSeconds);
      if (!lease) return 'taken_over';
      const at = await one<SyncCursor>(
        tx,
        'select * from sync_cursors where integration_id = $1 and capability_code = $2 for update',
        [row.integration_id, row.capability_code],
      );
      if (!at?.pass_began) return 'deleted';
      const reads_all = at.reads_all && page.skipped.every(({ external_id }) => external_id);
      const stored = await storeRecords(tx, run, page.records);
      const seen = page.skipped.flatMap(({ external_id }) => external_id ?? []);
      if (seen.length > 0) await markSeen(tx, run, seen);
      const unseen = page.complete && reads_all ? await deleteUnseen(tx, run, at.pass_began) : [];
      const batches = await this.publishing.batches(tx, run, [...stored.different, ...unseen]);
      await this.advance(tx, at, page, reads_all);
      const fresh_as_of = page.complete ? at.pass_began : null;
      const counted = await this.count(tx, run, page, { ...stored, ...bytes, unseen, batches, fresh_as_of });
      if (page.complete) await this.publishing.finished(tx, counted);
      return { run: counted, lease_until: lease.lease_until };
    });
  }

  /** A page could not be read. The execution decides whether it is tried again. */
  async wait({ tenant_id, run_id }: SyncRun, { error, unsent }: Failed, bytes: PageBytes): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update sync_runs set status = 'waiting', failures = failures + $3, error = $2,
           bytes_sent = bytes_sent + $4, bytes_received = bytes_received + $5
         where run_id = $1 and status in ('running', 'waiting')`,
        [run_id, JSON.stringify(error), unsent ? 0 : 1, bytes.bytes_sent, bytes.bytes_received],
      ),
    );
  }

  private async advance(tx: Tx, at: SyncCursor, { cursor, complete }: SyncPage, reads_all: boolean): Promise<void> {
    await changed(
      tx,
      `update sync_cursors set cursor = $3, reads_all = $4, pass_began = case when $5 then null else pass_began end,
         fresh_as_of = case when $5 then pass_began else fresh_as_of end
       where integration_id = $1 and capability_code = $2`,
      [at.integration_id, at.capability_code, cursor, reads_all, complete],
    );
  }

  private async count(tx: Tx, run: SyncRun, { records, skipped, complete }: SyncPage, by: Counted): Promise<SyncRun> {
    const reasons: SkippedRecord[] = [...run.skipped_reasons, ...skipped].slice(0, REASONS_KEPT);
    const counted = await one<SyncRun>(
      tx,
      `update sync_runs set pages = pages + 1, batches = $2, rows = rows + $3, new = new + $4, changed = changed + $5,
         unchanged = unchanged + $6, deleted = deleted + $7, skipped = skipped + $8, skipped_reasons = $9,
         status = case when $10 then 'whole' else 'running' end, fresh_as_of = $11,
         error = case when $10 then null else error end, finished_at = case when $10 then clock_timestamp() end,
         bytes_sent = bytes_sent + $12, bytes_received = bytes_received + $13
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
        by.bytes_sent,
        by.bytes_received,
      ],
    );
    return counted!;
  }
}

interface Counted extends Stored, PageBytes {
  unseen: SyncedRecord[];
  batches: number;
  fresh_as_of: Date | null;
}

/**
 * Resets the count of takeovers, because the run made progress.
 * @returns undefined if another process has taken the row over.
 */
const extendLease = (tx: Tx, row: Execution, seconds: number): Promise<{ lease_until: Date } | undefined> =>
  one(
    tx,
    `update executions set takeovers = 0, lease_until = clock_timestamp() + make_interval(secs => $4)
     where execution_id = $1 and owner = $2 and attempts = $3 and status = 'running' returning lease_until`,
    [row.execution_id, row.owner, row.attempts, seconds],
  );
