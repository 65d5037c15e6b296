import type { QueryRunner } from 'typeorm';

type Verb = 'select' | 'insert' | 'update' | 'delete';

/**
 * Row-level security for a table with `tenant_id`: the app role sees one tenant, the system role what `system` lists.
 * `nullif`: a pooled session that once held a tenant afterwards holds '' instead of null, and ''::uuid throws.
 */
export async function wallOff(
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

/** Migrations run as `<x>_owner`; its fellows are `<x>_app` and `<x>_system`. */
export async function rolesOfSchema(q: QueryRunner): Promise<{ app: string; system: string }> {
  const rows = (await q.query('select current_user as owner')) as { owner: string }[];
  const stem = rows[0]!.owner.replace(/_owner$/, '');
  return { app: `${stem}_app`, system: `${stem}_system` };
}
