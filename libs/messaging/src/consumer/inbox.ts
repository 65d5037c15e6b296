import type { EventContract } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';

export interface Handled {
  id: string;
  tenant_id: string;
  /** The time in the envelope, which is the same in each delivery: it says in which partition the mark is. */
  time: string;
}

const momentOf = ({ time }: Handled): string => new Date(time).toISOString();

/** As PostgreSQL writes an array of ids or times, which need no quotes: the driver takes long for arrays. */
const arrayOf = (plain: string[]): string => `{${plain.join(',')}}`;

/**
 * Writes the inbox rows of these events, in the transaction of their effects. Events of an erased tenant count as handled.
 * @returns ids of the events that were not handled before.
 */
export async function markHandled(tx: Tx, contract: EventContract, events: Handled[]): Promise<Set<string>> {
  // Sorted, so that two transactions which mark the same events do not deadlock.
  const marked = await rows<{ event_id: string }>(
    tx,
    `insert into inbox (handler, event_id, tenant_id, event_at)
     select $1, e.id, e.tenant_id, e.at from unnest($2::uuid[], $3::uuid[], $5::timestamptz[]) as e (id, tenant_id, at)
     where $4 or not exists (select 1 from erased_tenants erased where erased.tenant_id = e.tenant_id)
     order by e.id on conflict do nothing returning event_id`,
    [
      contract.type,
      arrayOf(events.map(({ id }) => id)),
      arrayOf(events.map((it) => it.tenant_id)),
      contract.after_erasure === true,
      arrayOf(events.map(momentOf)),
    ],
  );
  return new Set(marked.map(({ event_id }) => event_id));
}

/** Takes back marks of the same transaction, so that the event's handler runs after all. */
export async function unmarkHandled(tx: Tx, contract: EventContract, events: Handled[]): Promise<void> {
  if (events.length === 0) return;
  const moments = events.map(momentOf);
  await changed(
    tx,
    `delete from inbox i using unnest($2::uuid[], $3::timestamptz[]) as e (id, at)
     where i.handler = $1 and i.event_id = e.id and i.event_at = e.at and i.event_at between $4 and $5`,
    [contract.type, arrayOf(events.map(({ id }) => id)), arrayOf(moments), earliest(moments), latest(moments)],
  );
}

const earliest = (moments: string[]): string => moments.reduce((a, b) => (a < b ? a : b));
const latest = (moments: string[]): string => moments.reduce((a, b) => (a > b ? a : b));
