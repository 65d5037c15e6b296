import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditIndex1764310000000 implements MigrationInterface {
  /** The log is read from the newest entry to the oldest. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('create index audit_log_newest on audit_log (tenant_id, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index audit_log_newest');
  }
}
