import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of a tenant gets a daily summary. */
export class DailySummary1768612000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column daily_summary jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column daily_summary');
  }
}
