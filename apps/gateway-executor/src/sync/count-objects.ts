import { rows, type Tx } from '@linesman/persistence';
import type { SyncedObjectView } from './sync.dto';

const MOST_COUNTED = 10_000;

/** Goes from one object to the next in the primary key, instead of reading all records to find which objects there are. */
export async function countObjects(tx: Tx, tenant_id: string, integration_id: string): Promise<SyncedObjectView[]> {
  const found = await rows<{ object: string; counted: number }>(
    tx,
    `with recursive objects as (
       (select object from synced_records where tenant_id = $1 and integration_id = $2 order by object limit 1)
       union all
       select (select r.object from synced_records r
         where r.tenant_id = $1 and r.integration_id = $2 and r.object > o.object order by r.object limit 1)
       from objects o where o.object is not null)
     select object, (select count(*) from (select from synced_records r
       where r.tenant_id = $1 and r.integration_id = $2 and r.object = o.object and not r.deleted limit $3) upto)::int as counted
     from objects o where object is not null`,
    [tenant_id, integration_id, MOST_COUNTED + 1],
  );
  return found.map(({ object, counted }) => ({
    object,
    records: Math.min(counted, MOST_COUNTED),
    more: counted > MOST_COUNTED,
  }));
}
