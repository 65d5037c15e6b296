import type { QueryRunner } from 'typeorm';
import { rolesOfSchema } from '../row-security';
import { one } from '../sql';

interface Limits {
  /** The columns that the system role may read for it, where it may read none or few. */
  reads?: string[];
  /** It may delete no other rows. */
  only?: string;
}

/** Lets the system role delete rows of all tenants, as the retention of the table says. May run again. */
export async function letSystemForget(
  q: QueryRunner,
  table: string,
  { reads, only = 'true' }: Limits = {},
): Promise<void> {
  const { system } = await rolesOfSchema(q);
  const has = await one<{ policy: boolean; privilege: boolean }>(
    q.manager,
    `select exists (select from pg_policies where schemaname = current_schema() and tablename = $1
         and policyname = 'system_select') as policy,
       has_table_privilege($2, $1::regclass, 'select') as privilege`,
    [table, system],
  );
  if (reads && has!.privilege) await q.query(`revoke all on ${table} from "${system}"`);
  if (reads && reads.length > 0) await q.query(`grant select (${reads.join(', ')}) on ${table} to "${system}"`);
  await q.query(`grant delete on ${table} to "${system}"`);
  if (!has!.policy) await q.query(`create policy system_select on ${table} for select to "${system}" using (${only})`);
  await q.query(`drop policy if exists system_delete on ${table}`);
  await q.query(`create policy system_delete on ${table} for delete to "${system}" using (${only})`);
}
