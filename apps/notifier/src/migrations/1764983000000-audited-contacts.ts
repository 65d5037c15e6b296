import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditedContacts1764983000000 implements MigrationInterface {
  /** An entry about a contact names the email address, which an erasure of the customer empties. */
  async up(q: QueryRunner): Promise<void> {
    const { app } = await rolesOfSchema(q);
    await q.query(`grant update (subject_id) on audit_log to "${app}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    const { app } = await rolesOfSchema(q);
    await q.query(`revoke update (subject_id) on audit_log from "${app}"`);
  }
}
