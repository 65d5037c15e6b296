import type { EventContract } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';

export interface Handled {
  id: string;
  tenant_id: string;
}

/**
 * Writes the inbox rows of these events, in the transaction of their effects. Events of an erased tenant count as handled.
 * @returns ids of the events that were not handled before.
 */
export async function markHandled(tx: Tx, contract: EventContract, events: Handled[]): Promise<Set<string>> {
  // Sorted, so that two transactions which mark the same events do not deadlock.
  const marked = await rows<{ event_id: string }>(
    tx,
    `insert into inbox (handler, event_id, tenant_id)
     select $1, e.id, e.tenant_id from unnest($2::uuid[], $3::uuid[]) as e (id, tenant_id)
     where $4 or not exists (select 1 from erased_tenants erased where erased.tenant_id = e.tenant_id)
     order by e.id on conflict do nothing returning event_id`,
    [contract.type, events.map(({ id }) => id), events.map((it) => it.tenant_id), contract.after_erasure === true],
  );
  return new Set(marked.map(({ event_id }) => event_id));
}

/** Takes back marks of the same transaction, so that the event's handler runs after all. */
export async function unmarkHandled(tx: Tx, contract: EventContract, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await changed(tx, 'delete from inbox where handler = $1 and event_id = any($2::uuid[])', [contract.type, ids]);
}
