import { createHash, randomUUID } from 'node:crypto';
import type { SyncedRecord } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import type { SyncRun } from './sync-run.entity';

interface Known {
  external_id: string;
  hash: string;
}

export interface Stored {
  new: number;
  changed: number;
  unchanged: number;
  deleted: number;
  /** Records that are new, changed or deleted, which have to be published. */
  different: SyncedRecord[];
}

/** A record replaces the stored one with the same external id. */
export async function storeRecords(tx: Tx, run: SyncRun, records: SyncedRecord[]): Promise<Stored> {
  const known = await rows<Known>(
    tx,
    `update synced_records set last_seen_at = now()
     where integration_id = $1 and object = $2 and external_id = any($3) returning external_id, hash`,
    [run.integration_id, run.object, records.map(({ external_id }) => external_id)],
  );
  const hashes = new Map(known.map(({ external_id, hash }) => [external_id, hash]));
  const hashed = records.map((record) => ({ record, hash: hashOf(record), before: hashes.get(record.external_id) }));
  const different = hashed.filter(({ hash, before }) => before !== hash);
  if (different.length > 0) await upsert(tx, run, different);
  const count = (test: (one: (typeof hashed)[number]) => boolean): number => different.filter(test).length;
  return {
    new: count(({ record, before }) => !record.deleted && !before),
    changed: count(({ record, before }) => !record.deleted && before !== undefined),
    unchanged: records.length - different.length,
    deleted: count(({ record }) => record.deleted === true),
    different: different.map(({ record }) => record),
  };
}

/** After a pass over everything: the provider no longer has the records that the pass did not see. */
export async function deleteUnseen(tx: Tx, run: SyncRun, pass_began: Date): Promise<SyncedRecord[]> {
  const deleted = await rows<{ external_id: string }>(
    tx,
    `update synced_records set deleted = true, data = '{}', hash = $4, run_id = $5, changed_at = ${NOW}
     where integration_id = $1 and object = $2 and not deleted and last_seen_at < $3 returning external_id`,
    [run.integration_id, run.object, pass_began, hashOf({ data: {}, deleted: true }), run.run_id],
  );
  return deleted.map(({ external_id }) => ({ external_id, data: {}, deleted: true }));
}

/** Skipped records were not stored, but the provider has them. */
export async function markSeen(tx: Tx, run: SyncRun, external_ids: string[]): Promise<void> {
  await changed(
    tx,
    `update synced_records set last_seen_at = now() where integration_id = $1 and object = $2 and external_id = any($3)`,
    [run.integration_id, run.object, external_ids],
  );
}

/** To the millisecond, because the cursors of lists hold no more. */
const NOW = `date_trunc('milliseconds', now())`;

async function upsert(tx: Tx, run: SyncRun, different: { record: SyncedRecord; hash: string }[]): Promise<void> {
  await changed(
    tx,
    `insert into synced_records (tenant_id, integration_id, object, run_id, external_id, record_id, data, hash, deleted,
       first_seen_at, last_seen_at, changed_at)
     select $1, $2, $3, $4, it.external_id, it.record_id, it.data::json, it.hash, it.deleted, ${NOW}, now(), ${NOW}
     from unnest($5::text[], $6::uuid[], $7::text[], $8::text[], $9::boolean[])
       as it (external_id, record_id, data, hash, deleted)
     on conflict (tenant_id, integration_id, object, external_id) do update set
       run_id = excluded.run_id, data = excluded.data, hash = excluded.hash, deleted = excluded.deleted,
       last_seen_at = excluded.last_seen_at, changed_at = excluded.changed_at`,
    [
      run.tenant_id,
      run.integration_id,
      run.object,
      run.run_id,
      different.map(({ record }) => record.external_id),
      different.map(() => randomUUID()),
      different.map(({ record }) => JSON.stringify(record.data)),
      different.map(({ hash }) => hash),
      different.map(({ record }) => record.deleted === true),
    ],
  );
}

const hashOf = ({ data, deleted = false }: Omit<SyncedRecord, 'external_id'>): string =>
  createHash('sha256')
    .update(JSON.stringify([deleted, data]))
    .digest('base64');
