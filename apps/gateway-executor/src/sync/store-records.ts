import { createHash, randomUUID } from 'node:crypto';
import type { SyncedRecord } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { SyncRun } from './sync-run.entity';

export interface Stored {
  new: number;
  changed: number;
  unchanged: number;
  deleted: number;
  /** What has to be published. */
  different: SyncedRecord[];
}

/** Each record takes the place of the one before under its external id. */
export async function storeRecords(tx: Tx, run: SyncRun, records: SyncedRecord[]): Promise<Stored> {
  const known = new Map<string, { hash: string; deleted: boolean }>();
  const key = [run.integration_id, run.object, records.map(({ external_id }) => external_id)];
  const rows = (await tx.query(
    `update synced_records set last_seen_at = now()
     where integration_id = $1 and object = $2 and external_id = any($3) returning external_id, hash, deleted`,
    key,
  )) as [{ external_id: string; hash: string; deleted: boolean }[], number];
  for (const { external_id, ...row } of rows[0]) known.set(external_id, row);
  const hashed = records.map((record) => ({ record, hash: hashOf(record), before: known.get(record.external_id) }));
  const different = hashed.filter(({ hash, before }) => before?.hash !== hash);
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

/** Records that a pass over everything did not meet are gone at the provider. */
export async function deleteUnseen(tx: Tx, run: SyncRun, pass_began: Date): Promise<SyncedRecord[]> {
  const [rows] = (await tx.query(
    `update synced_records set deleted = true, data = '{}', hash = $4, run_id = $5, changed_at = ${NOW}
     where integration_id = $1 and object = $2 and not deleted and last_seen_at < $3 returning external_id`,
    [run.integration_id, run.object, pass_began, hashOf({ data: {}, deleted: true }), run.run_id],
  )) as [{ external_id: string }[], number];
  return rows.map(({ external_id }) => ({ external_id, data: {}, deleted: true }));
}

/** What could not be taken over is there all the same. */
export async function keepSeen(tx: Tx, run: SyncRun, external_ids: string[]): Promise<void> {
  await tx.query(
    `update synced_records set last_seen_at = now() where integration_id = $1 and object = $2 and external_id = any($3)`,
    [run.integration_id, run.object, external_ids],
  );
}

/** To the millisecond, as cursors of lists have it. */
const NOW = `date_trunc('milliseconds', now())`;

async function upsert(tx: Tx, run: SyncRun, changed: { record: SyncedRecord; hash: string }[]): Promise<void> {
  await tx.query(
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
      changed.map(({ record }) => record.external_id),
      changed.map(() => randomUUID()),
      changed.map(({ record }) => JSON.stringify(record.data)),
      changed.map(({ hash }) => hash),
      changed.map(({ record }) => record.deleted === true),
    ],
  );
}

const hashOf = ({ data, deleted = false }: Omit<SyncedRecord, 'external_id'>): string =>
  createHash('sha256')
    .update(JSON.stringify([deleted, data]))
    .digest('base64');
