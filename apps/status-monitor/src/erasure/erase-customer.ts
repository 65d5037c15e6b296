import type { CustomerDeleted } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';

/**
 * A customer's name and people leave the copy and the signals; what happened to its integrations goes. The tombstone
 * keeps the number of the last event, so that nothing late brings it back. Each integration ends with an event of its own.
 */
export async function eraseCustomer(
  tx: Tx,
  tenant_id: string,
  { customer_id, integration_ids }: CustomerDeleted,
  version: number,
): Promise<Record<string, number>> {
  await tx.query(
    `insert into customers_copy (tenant_id, customer_id, version, snapshot, deleted) values ($1, $2, $3, '{}', true)
     on conflict (tenant_id, customer_id) do update set version = $3, snapshot = '{}', deleted = true`,
    [tenant_id, customer_id, version],
  );
  const count = async (sql: string): Promise<number> =>
    ((await tx.query(sql, [integration_ids])) as [unknown[], number])[1];
  return {
    customers_copy: 1,
    risk_signals: await count(
      `update risk_signals set snapshot = snapshot - 'customer' where integration_id = any($1) and snapshot ? 'customer'`,
    ),
    integration_events: await count('delete from integration_events where integration_id = any($1)'),
    call_buckets: await count('delete from call_buckets where integration_id = any($1)'),
  };
}
