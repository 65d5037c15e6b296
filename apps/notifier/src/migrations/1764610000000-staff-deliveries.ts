import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffDeliveries1764610000000 implements MigrationInterface {
  /** Staff read the newest of all tenants, or of one, under the system role, which may select them since they exist. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('create index deliveries_newest on deliveries (created_at, id)');
    await q.query('create index deliveries_newest_of_tenant on deliveries (tenant_id, created_at, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index deliveries_newest, deliveries_newest_of_tenant');
  }
}
