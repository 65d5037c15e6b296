import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PageOrigins1764490000000 implements MigrationInterface {
  /** A browser's preflight names an origin and no tenant, so the system role may see which tenant lists which origin. */
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(`alter table tenant_settings add column page_origins text[] not null default '{}'`);
    await q.query('create index tenant_settings_page_origins on tenant_settings using gin (page_origins)');
    await q.query(`create policy system_select on tenant_settings for select to "${system}" using (true)`);
    await q.query(`revoke all on tenant_settings from "${system}"`);
    await q.query(`grant select (tenant_id, page_origins) on tenant_settings to "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_select on tenant_settings');
    await q.query('alter table tenant_settings drop column page_origins');
  }
}
