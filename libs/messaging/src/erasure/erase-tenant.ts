import { eraseTenantRows, type Tx } from '@linesman/persistence';

/** What has to outlive a tenant: that it was erased, what was handled, and what is still to be told. */
const kept = ['erased_tenants', 'inbox', 'outbox'];

export interface Erasing {
  tenant_id: string;
  erasure_id: string;
  /** Tables that stay, as a record of what was done. */
  keep?: string[];
}

/** Erases what a service holds of a tenant, in every table that has a `tenant_id`. No later event brings anything back. */
export async function eraseTenant(
  tx: Tx,
  { tenant_id, erasure_id, keep = [] }: Erasing,
): Promise<Record<string, number>> {
  await tx.query(`select set_config('statement_timeout', '0', true)`);
  const first = await eraseTenantRows(tx, tenant_id, [...kept, ...keep]);
  // Handlers under way end first, and those that wait here see the mark: the rest is what they had written meanwhile.
  await tx.query('lock table inbox in share row exclusive mode');
  await tx.query('insert into erased_tenants (tenant_id, erasure_id) values ($1, $2) on conflict do nothing', [
    tenant_id,
    erasure_id,
  ]);
  const rest = await eraseTenantRows(tx, tenant_id, [...kept, ...keep]);
  const [{ dead_letters }] = (await tx.query('select erase_dead_letters() as dead_letters')) as [
    { dead_letters: number },
  ];
  const tables = Object.keys({ ...first, ...rest });
  return {
    ...Object.fromEntries(tables.map((table) => [table, (first[table] ?? 0) + (rest[table] ?? 0)])),
    ...(dead_letters > 0 ? { dead_letters } : {}),
  };
}
