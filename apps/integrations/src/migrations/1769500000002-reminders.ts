import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people of a tenant are reminded of signals. */
export class Reminders1769500000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column reminders jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column reminders');
  }
}
