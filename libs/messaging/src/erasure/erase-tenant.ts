import { changed, eraseTenantRows, one, type Tx } from '@linesman/persistence';
import { eraseSetAside } from './erase-set-aside';

/** Kept after the erasure: the erasure itself, which events were handled, and events that wait to be published. */
const kept = ['erased_tenants', 'inbox', 'outbox'];

export interface Erasing {
  tenant_id: string;
  erasure_id: string;
  /** Further tables to keep, as a record of what was done. */
  keep?: string[];
}

/** Erases a tenant in every table that has a `tenant_id`. Later events of the tenant are ignored. */
export async function eraseTenant(
  tx: Tx,
  { tenant_id, erasure_id, keep = [] }: Erasing,
): Promise<Record<string, number>> {
  await one(tx, `select set_config('statement_timeout', '0', true)`);
  const first = await eraseTenantRows(tx, tenant_id, [...kept, ...keep]);
  // The lock waits for running handlers, and later ones see the mark. The second pass deletes what the running ones wrote.
  await changed(tx, 'lock table inbox in share row exclusive mode');
  await changed(tx, 'insert into erased_tenants (tenant_id, erasure_id) values ($1, $2) on conflict do nothing', [
    tenant_id,
    erasure_id,
  ]);
  const rest = await eraseTenantRows(tx, tenant_id, [...kept, ...keep]);
  const letters = await one<{ count: number }>(tx, 'select erase_dead_letters() as count');
  const tables = Object.keys({ ...first, ...rest });
  return {
    ...Object.fromEntries(tables.map((table) => [table, (first[table] ?? 0) + (rest[table] ?? 0)])),
    ...(letters!.count > 0 ? { dead_letters: letters!.count } : {}),
    ...(await eraseSetAside(tx)),
  };
}
