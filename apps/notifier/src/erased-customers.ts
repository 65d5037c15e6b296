import { one, rows, type Tx } from '@linesman/persistence';

const lock = (shared: '' | '_shared'): string =>
  `select pg_advisory_xact_lock${shared}(hashtextextended('erased_customer ' || $1, 0))`;

/** Waits for whoever stores something about the customer. Others wait, and find it erased. */
export const lockErasure = (tx: Tx, customerId: string): Promise<object[]> => rows(tx, lock(''), [customerId]);

/** If it is not, it is not erased before this transaction has ended. Whoever stores something about it asks first. */
export async function isErased(tx: Tx, customerId: string): Promise<boolean> {
  await rows(tx, lock('_shared'), [customerId]);
  return (await one(tx, 'select 1 from erased_customers where customer_id = $1', [customerId])) !== undefined;
}
