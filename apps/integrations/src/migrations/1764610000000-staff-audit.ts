import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffAudit1764610000000 implements MigrationInterface {
  /** Staff read the audit log of every tenant. Only the app role writes it. */
  async up(q: QueryRunner): Promise<void> {
    await enableRowSecurity(q, 'audit_log', ['select'], []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_select on audit_log');
  }
}
