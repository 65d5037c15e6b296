import { changed, type Tx } from '@linesman/persistence';

/** Deletes the events that name a customer or one of its integrations, except those that say that they were deleted. */
export const eraseKept = (tx: Tx, ids: string[]): Promise<number> =>
  changed(
    tx,
    `delete from kept_events where type not in ('customer_deleted', 'integration_deleted')
       and exists (select from unnest($1::text[]) as u (id) where position(u.id in body) > 0)`,
    [ids],
  );
