import { changed, rows, type Tx } from '@linesman/persistence';

/** While one transaction has it, no other stores events or erases some. */
export const lockKept = (tx: Tx): Promise<object[]> =>
  rows(tx, `select pg_advisory_xact_lock(hashtext('kept_events'))`);

/** They hold ids and no data. */
export const tellsOfErasure = ['customer_deleted', 'integration_deleted'];

/** Deletes the events that name one of these ids, and keeps none that arrives later. */
export async function eraseKept(tx: Tx, tenant_id: string, ids: string[]): Promise<number> {
  await lockKept(tx);
  await changed(
    tx,
    `insert into erased_event_ids (tenant_id, id) select $1, u.id from unnest($2::text[]) as u (id) on conflict do nothing`,
    [tenant_id, ids],
  );
  return changed(
    tx,
    `delete from kept_events where type <> all($2)
       and exists (select from unnest($1::text[]) as u (id) where position(u.id in body) > 0)`,
    [ids, tellsOfErasure],
  );
}

/** Deletes what was being stored while a tenant was erased. Nothing is stored after this transaction. */
export async function eraseLateKept(tx: Tx, tenant_id: string): Promise<number> {
  await lockKept(tx);
  return changed(tx, 'delete from kept_events where tenant_id = $1', [tenant_id]);
}
