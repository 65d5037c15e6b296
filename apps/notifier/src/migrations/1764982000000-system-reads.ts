import { PLATFORM_TENANT } from '@linesman/contracts';
import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns that the system role may read. What was said about customers and to whom is not among them. */
const readable = {
  signals: 'signal_id, tenant_id, state, integration_id',
  workflow_steps: 'run_id',
  access_request_emails: 'tenant_id, request_id, email, state, next_attempt_at, settled_at',
};

export class SystemReads1764982000000 implements MigrationInterface {
  /** Of tasks, the system role reads those of our staff. It deletes emails about access requests that ended long ago. */
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    for (const [table, columns] of Object.entries(readable)) {
      await q.query(`revoke all on "${table}" from "${system}"`);
      await q.query(`grant select (${columns}) on "${table}" to "${system}"`);
    }
    await q.query('drop policy system_select on tasks');
    await q.query(
      `create policy system_select on tasks for select to "${system}" using (tenant_id = '${PLATFORM_TENANT}')`,
    );
    await enableRowSecurity(q, 'access_request_emails', ['delete'], []);
    await q.query(`grant delete on access_request_emails to "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query('drop policy system_delete on access_request_emails');
    await q.query('drop policy system_select on tasks');
    await q.query(`create policy system_select on tasks for select to "${system}" using (true)`);
    for (const table of Object.keys(readable)) await q.query(`grant all on "${table}" to "${system}"`);
  }
}
