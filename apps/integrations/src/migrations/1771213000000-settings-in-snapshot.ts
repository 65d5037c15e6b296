import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The snapshot has the time zones of all tenants. */
export class SettingsInSnapshot1771213000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(`grant select (time_zone, version) on tenant_settings to "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(`revoke select (time_zone, version) on tenant_settings from "${system}"`);
  }
}
