import { rows, type Tx } from '@linesman/persistence';

/** Locks a name until the transaction ends, so that another transaction that locks the same name waits. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await rows(tx, 'select pg_advisory_xact_lock(hashtext($1))', [name]);
}
