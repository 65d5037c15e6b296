import { one, rows, type Tx } from '@linesman/persistence';

const lock = (shared: '' | '_shared'): string =>
  `select pg_advisory_xact_lock${shared}(hashtextextended('erased_customer ' || u.id, 0)) from unnest($1::text[]) as u (id)`;

/** Waits for whoever stores something about the customer. Others wait, and find it erased. */
export const lockErasure = (tx: Tx, customerId: string): Promise<object[]> => rows(tx, lock(''), [[customerId]]);

/**
 * None of them is erased between the next statement and the end of this transaction. That statement, which may be sent
 * without waiting for this one, sees who was erased before.
 */
export async function holdOffErasure(tx: Tx, customerIds: (string | undefined)[]): Promise<void> {
  const ids = [...new Set(customerIds)].filter((id) => id !== undefined);
  if (ids.length > 0) await rows(tx, lock('_shared'), [ids]);
}

/** If it is not, it is not erased before this transaction has ended. Whoever stores something about it asks first. */
export async function isErased(tx: Tx, customerId: string): Promise<boolean> {
  await holdOffErasure(tx, [customerId]);
  return (await one(tx, 'select 1 from erased_customers where customer_id = $1', [customerId])) !== undefined;
}
