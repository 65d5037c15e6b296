import { changed, type Tx } from '@linesman/persistence';

/** Deletes what people saved about a customer by its name. @returns how many views that were. */
export const eraseViews = (tx: Tx, signalIds: string[]): Promise<number> =>
  changed(
    tx,
    `delete from saved_views v using (select distinct tenant_id, lower(btrim(snapshot #>> '{customer,name}')) as name from signals
       where signal_id = any($1)) c
     where v.tenant_id = c.tenant_id and c.name <> '' and (strpos(lower(v.q), c.name) > 0 or strpos(lower(v.name), c.name) > 0)`,
    [signalIds],
  );
