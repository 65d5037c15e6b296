import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How severe a tenant's risk signals are. The snapshot has it. */
export class SeverityPolicy1771810000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query('alter table tenant_settings add column severity_policy jsonb');
    await q.query(`grant select (severity_policy) on tenant_settings to "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column severity_policy');
  }
}
