import type { QueryRunner } from 'typeorm';
import { one } from './sql';

type Verb = 'select' | 'insert' | 'update' | 'delete';

/**
 * Lets the app role do `app` with the rows of its transaction's tenant, and the system role `system` with all rows.
 * `nullif`, because in a connection that had a tenant before the setting is '' and not null, and ''::uuid throws.
 */
export async function enableRowSecurity(
  q: QueryRunner,
  table: string,
  system: Verb[],
  app: Verb[] | 'all' = 'all',
): Promise<void> {
  const roles = await rolesOfSchema(q);
  const mine = `tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid)`;
  await q.query(`alter table "${table}" enable row level security`);
  await q.query(`alter table "${table}" force row level security`);
  for (const verb of app === 'all' ? (['all'] as const) : app) {
    await q.query(
      `create policy "tenant_${verb}" on "${table}" for ${verb} to "${roles.app}" ${condition(verb, mine)}`,
    );
  }
  for (const verb of system) {
    await q.query(
      `create policy "system_${verb}" on "${table}" for ${verb} to "${roles.system}" ${condition(verb, 'true')}`,
    );
  }
}

const condition = (verb: Verb | 'all', expression: string): string =>
  verb === 'insert'
    ? `with check (${expression})`
    : verb === 'select' || verb === 'delete'
      ? `using (${expression})`
      : `using (${expression}) with check (${expression})`;

/** The two roles of the schema whose owner `<x>_owner` runs the migration. */
export async function rolesOfSchema(q: QueryRunner): Promise<{ app: string; system: string }> {
  const current = await one<{ role: string }>(q.manager, 'select current_user as role');
  const stem = current!.role.replace(/_owner$/, '');
  return { app: `${stem}_app`, system: `${stem}_system` };
}
