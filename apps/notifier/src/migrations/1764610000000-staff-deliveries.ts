import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffDeliveries1764610000000 implements MigrationInterface {
  /** Staff read the newest deliveries of all tenants, or of one. The system role may select them already. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('create index deliveries_newest on deliveries (created_at, id)');
    await q.query('create index deliveries_newest_of_tenant on deliveries (tenant_id, created_at, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index deliveries_newest, deliveries_newest_of_tenant');
  }
}
