import type { Database, Tx } from '@linesman/persistence';
import { CannotOpen, type SealedRecord, type Sealer } from './sealer';

/** Every place where something sealed lies; each has a `key_id` beside it that follows the record. */
const places = [
  { table: 'integration_credentials', id: 'integration_id', column: 'sealed' },
  { table: 'pending_credentials', id: 'pending_id', column: 'sealed' },
  { table: 'connect_sessions', id: 'session_id', column: 'code_verifier' },
] as const;

const BATCH = 100;
const ZERO = '00000000-0000-0000-0000-000000000000';

export interface Rewrapped {
  done: number;
  /** What does not open with any key is left alone, and said. */
  failed: string[];
}

export async function countStale(tx: Tx, current: string): Promise<number> {
  const counts = places.map(({ table }) => `(select count(*) from ${table} where key_id <> $1)`);
  const rows = (await tx.query(`select ${counts.join(' + ')} as stale`, [current])) as { stale: string | number }[];
  return Number(rows[0]!.stale);
}

/** One tenant's records, in small transactions of the app role: who stores at the same moment waits milliseconds. */
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

async function rewrapBatch(
  tx: Tx,
  { table, id, column }: (typeof places)[number],
  { sealer, current, after }: { sealer: Sealer; current: string; after: string },
): Promise<Rewrapped & { last?: string }> {
  const rows = (await tx.query(
    `select tenant_id, ${id} as record_id, ${column} as sealed from ${table}
     where key_id <> $1 and ${id} > $2 order by ${id} limit ${BATCH} for update`,
    [current, after],
  )) as { tenant_id: string; record_id: string; sealed: SealedRecord }[];
  const failed: string[] = [];
  for (const { sealed, ...owner } of rows) {
    try {
      const rewrapped = JSON.stringify(sealer.rewrap(owner, sealed));
      await tx.query(`update ${table} set ${column} = $2 where ${id} = $1`, [owner.record_id, rewrapped]);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      failed.push(`${table}: ${error.message}`);
    }
  }
  return {
    done: rows.length - failed.length,
    failed,
    last: rows.length === BATCH ? rows.at(-1)!.record_id : undefined,
  };
}
