import type { EventContract } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';

export interface Handled {
  id: string;
  tenant_id: string;
}

/**
 * Writes down that these are handled, in the transaction of their effects.
 * @returns ids of those that were not handled yet; nothing of an erased tenant is taken in, it counts as handled.
 */
export async function markHandled(tx: Tx, contract: EventContract, events: Handled[]): Promise<Set<string>> {
  // In one order, so that two who mark the same ones do not wait for each other.
  const rows = (await tx.query(
    `insert into inbox (handler, event_id, tenant_id)
     select $1, e.id, e.tenant_id from unnest($2::uuid[], $3::uuid[]) as e (id, tenant_id)
     where $4 or not exists (select 1 from erased_tenants gone where gone.tenant_id = e.tenant_id)
     order by e.id on conflict do nothing returning event_id`,
    [contract.type, events.map(({ id }) => id), events.map((it) => it.tenant_id), contract.after_erasure === true],
  )) as { event_id: string }[];
  return new Set(rows.map(({ event_id }) => event_id));
}

/** What was marked in this very transaction is left to its handler after all. */
export async function leaveUnhandled(tx: Tx, contract: EventContract, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('delete from inbox where handler = $1 and event_id = any($2::uuid[])', [contract.type, ids]);
}
