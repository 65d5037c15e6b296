import type { Tx } from './database';
import { changed, rows } from './sql';

/** Every table with row-level security and a `tenant_id`, referring tables first. Found in the catalog, so none is forgotten. */
const tenantTables = `
  with recursive secured as (
    select c.oid, c.relname from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity and not c.relispartition
      and c.relname <> all($1)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  ), depths as (
    select oid, relname, 0 as depth from secured
    union all
    select w.oid, w.relname, d.depth + 1 from depths d
      join pg_constraint k on k.conrelid = d.oid and k.contype = 'f' and k.confrelid <> d.oid
      join secured w on w.oid = k.confrelid where d.depth < 20
  )
  select relname as name from depths group by relname order by max(depth), relname`;

/** @returns how many rows were deleted, by table, without tables that had none. */
export async function eraseTenantRows(tx: Tx, tenantId: string, keep: string[]): Promise<Record<string, number>> {
  const tables = await rows<{ name: string }>(tx, tenantTables, [keep]);
  const erased: Record<string, number> = {};
  for (const { name } of tables) {
    const count = await changed(tx, `delete from "${name}" where tenant_id = $1`, [tenantId]);
    if (count > 0) erased[name] = count;
  }
  return erased;
}
