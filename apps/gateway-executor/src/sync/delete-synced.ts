import { changed, type Tx } from '@linesman/persistence';

/** Deletes the cursor first: a page that is stored at this moment needs it, and commits before this or is rejected. */
export async function deleteSynced(tx: Tx, integration_ids: string[]): Promise<number> {
  await changed(tx, 'delete from sync_cursors where integration_id = any($1)', [integration_ids]);
  return changed(tx, 'delete from synced_records where integration_id = any($1)', [integration_ids]);
}

/** The reasons of skipped records and a provider's error messages may name people. */
export const deleteSyncRuns = (tx: Tx, integration_ids: string[]): Promise<number> =>
  changed(tx, 'delete from sync_runs where integration_id = any($1)', [integration_ids]);
