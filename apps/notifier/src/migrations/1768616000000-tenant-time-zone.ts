import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TenantTimeZone1768616000000 implements MigrationInterface {
  /** Daily summaries are sent in its mornings. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table tenant_settings add column time_zone text not null default 'UTC'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column time_zone');
  }
}
