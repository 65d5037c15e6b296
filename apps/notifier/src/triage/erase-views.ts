import { changed, type Tx } from '@linesman/persistence';

const found = (name: string): string => `strpos(lower(${name}), lower(btrim(v.q))) > 0`;

/**
 * Deletes what people saved about a customer by its name, or by a part of it that finds nobody else.
 * @returns how many views that were.
 */
export const eraseViews = (tx: Tx, signalIds: string[]): Promise<number> =>
  changed(
    tx,
    `delete from saved_views v using (select distinct tenant_id, lower(btrim(snapshot #>> '{customer,name}')) as name from signals
       where signal_id = any($1)) c
     where v.tenant_id = c.tenant_id and c.name <> '' and (strpos(lower(v.q), c.name) > 0 or strpos(lower(v.name), c.name) > 0
       or ${found('c.name')} and not exists (select from signals o
         where o.tenant_id = v.tenant_id and o.signal_id <> all($1) and o.snapshot is not null
           and (${found(`o.snapshot #>> '{customer,name}'`)} or ${found(`o.snapshot #>> '{status_change,integration_name}'`)})))`,
    [signalIds],
  );
