import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditNotes1764960000000 implements MigrationInterface {
  /** An erasure of a customer empties the notes that people wrote about it. Nothing else of an entry may change. */
  async up(q: QueryRunner): Promise<void> {
    const { app } = await rolesOfSchema(q);
    const mine = `tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid)`;
    await q.query(
      `create policy "tenant_update" on audit_log for update to "${app}" using (${mine}) with check (${mine})`,
    );
    await q.query(`revoke update on audit_log from "${app}"`);
    await q.query(`grant update (detail) on audit_log to "${app}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy "tenant_update" on audit_log');
  }
}
