import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comparison of the replicas learns the time zones of tenants too. Whether the last one did is stored. */
export class ZonesInSnapshot1771212000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query('alter table replica_rebuilds add column has_settings boolean not null default false');
    await q.query(`create policy system_select on tenant_zones for select to "${system}" using (true)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_select on tenant_zones');
    await q.query('alter table replica_rebuilds drop column has_settings');
  }
}
