import type { Tx } from '@linesman/persistence';

/** The cursor first: a page that is just being kept needs it, and is kept before this or not at all. */
export async function forgetSynced(tx: Tx, integration_ids: string[]): Promise<number> {
  await tx.query('delete from sync_cursors where integration_id = any($1)', [integration_ids]);
  const [, records] = (await tx.query('delete from synced_records where integration_id = any($1)', [
    integration_ids,
  ])) as [[], number];
  return records;
}

/** What was skipped, and what a provider said when it refused, may name people. */
export async function forgetSyncRuns(tx: Tx, integration_ids: string[]): Promise<number> {
  const [, runs] = (await tx.query('delete from sync_runs where integration_id = any($1)', [integration_ids])) as [
    [],
    number,
  ];
  return runs;
}
