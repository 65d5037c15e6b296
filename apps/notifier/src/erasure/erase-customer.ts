import type { CustomerDeleted } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';

/** A late signal of a customer that is gone is not taken in. */
export async function isErased(tx: Tx, customer_id?: string): Promise<boolean> {
  if (!customer_id) return false;
  const rows = (await tx.query('select 1 from erased_customers where customer_id = $1', [customer_id])) as unknown[];
  return rows.length > 0;
}

/**
 * What was said about a customer is emptied, and who it was said to; that something was said stays.
 * @throws while its signals are open or their end is being told: whoever was told of them hears that they ended first.
 */
export async function eraseCustomer(
  tx: Tx,
  tenant_id: string,
  { customer_id, integration_ids }: CustomerDeleted,
): Promise<Record<string, number>> {
  const signals = (await tx.query(
    `select s.signal_id from signals s where s.snapshot -> 'customer' ->> 'customer_id' = $1
       or s.snapshot -> 'status_change' ->> 'integration_id' = any($2) for update`,
    [customer_id, integration_ids],
  )) as { signal_id: string }[];
  const ids = signals.map(({ signal_id }) => signal_id);
  // A statement of its own: one that waited for the lock would not see the deliveries of whoever held it.
  const busyOnes = (await tx.query(
    `select 1 from signals s where s.signal_id = any($1) and (s.state = 'open' or exists (select from deliveries d
       where d.signal_id = s.signal_id and d.state in ('pending', 'sending', 'ambiguous')))`,
    [ids],
  )) as unknown[];
  const busy = busyOnes.length;
  if (busy > 0) throw new Error(`${busy} signals of the customer have not ended for everybody who was told of them`);

  await tx.query('insert into erased_customers (tenant_id, customer_id) values ($1, $2) on conflict do nothing', [
    tenant_id,
    customer_id,
  ]);
  const count = async (sql: string, value: unknown = ids): Promise<number> =>
    ((await tx.query(sql, [value])) as [unknown[], number])[1];
  const mine = 'signal_id = any($1)';
  return {
    contacts: await count(
      `delete from contacts c where c.email in (select recipient from deliveries where audience = 'contact' and ${mine})
         and not exists (select from deliveries d where d.recipient = c.email and not d.${mine})`,
    ),
    messages: await count(
      `update messages set recipient = '', subject = null
       where id in (select message_id from deliveries where ${mine}) and not exists
         (select from deliveries d where d.message_id = messages.id and not d.${mine})`,
    ),
    deliveries: await count(`update deliveries set recipient = 'erased:' || id where ${mine}`),
    workflow_steps: await count(
      `update workflow_steps set config = '{}', output = null where run_id in (select id from workflow_runs where ${mine})`,
    ),
    workflow_runs: await count(`update workflow_runs set context = '{}' where ${mine}`),
    signals: await count(`update signals set snapshot = null where ${mine}`),
    tasks: await count(`update tasks set title = '', note = null, customer_id = null where ${mine}`),
    signal_responses: await count(`update signal_responses set note = null where note is not null and ${mine}`),
    health_score_adjustments: await count('delete from health_score_adjustments where customer_id = $1', customer_id),
  };
}
