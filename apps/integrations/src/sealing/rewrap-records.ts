import { changed, type Database, one, rows, type Tx } from '@linesman/persistence';
import { CannotOpen, type SealedRecord, type Sealer } from './sealer';

/** Every column with sealed records. A trigger writes the record's key id to the column `key_id` of the same table. */
const places = [
  { table: 'integration_credentials', id: 'integration_id', column: 'sealed' },
  { table: 'pending_credentials', id: 'pending_id', column: 'sealed' },
  { table: 'connect_sessions', id: 'session_id', column: 'code_verifier' },
  { table: 'revocations', id: 'integration_id', column: 'sealed' },
] as const;

const BATCH = 100;
const ZERO = '00000000-0000-0000-0000-000000000000';

export interface Rewrapped {
  done: number;
  /** One sentence for each record that no key opens. Such a record is not changed. */
  failed: string[];
}

/** @returns how many records of the transaction's tenant are sealed with another key than the current one. */
export async function countStale(tx: Tx, current: string): Promise<number> {
  const counts = places.map(({ table }) => `(select count(*) from ${table} where key_id <> $1)`);
  const counted = await one<{ stale: number }>(tx, `select (${counts.join(' + ')})::int as stale`, [current]);
  return counted!.stale;
}

/**
 * Re-wraps one tenant's records in small transactions of the app role, so that somebody who stores credentials at the
 * same moment waits for milliseconds only.
 */
export async function rewrapTenant(
  database: Database,
  { sealer, current, tenant_id }: { sealer: Sealer; current: string; tenant_id: string },
  onBatch: (batch: Rewrapped) => void,
): Promise<void> {
  for (const place of places) {
    for (let after: string | undefined = ZERO; after !== undefined;) {
      const from: string = after;
      const batch = await database.inTenant(tenant_id, (tx) =>
        rewrapBatch(tx, place, { sealer, current, after: from }),
      );
      onBatch(batch);
      after = batch.last;
    }
  }
}

interface StaleRecord {
  tenant_id: string;
  record_id: string;
  sealed: SealedRecord;
}

async function rewrapBatch(
  tx: Tx,
  { table, id, column }: (typeof places)[number],
  { sealer, current, after }: { sealer: Sealer; current: string; after: string },
): Promise<Rewrapped & { last?: string }> {
  const stale = await rows<StaleRecord>(
    tx,
    `select tenant_id, ${id} as record_id, ${column} as sealed from ${table}
     where key_id <> $1 and ${id} > $2 order by ${id} limit ${BATCH} for update`,
    [current, after],
  );
  const failed: string[] = [];
  for (const { sealed, ...owner } of stale) {
    try {
      const rewrapped = JSON.stringify(sealer.rewrap(owner, sealed));
      await changed(tx, `update ${table} set ${column} = $2 where ${id} = $1`, [owner.record_id, rewrapped]);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      failed.push(`${table}: ${error.message}`);
    }
  }
  return {
    done: stale.length - failed.length,
    failed,
    last: stale.length === BATCH ? stale.at(-1)!.record_id : undefined,
  };
}
