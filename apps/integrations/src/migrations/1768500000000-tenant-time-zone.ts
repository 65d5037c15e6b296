import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TenantTimeZone1768500000000 implements MigrationInterface {
  /** Schedules of syncs count in it. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column time_zone text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column time_zone');
  }
}
