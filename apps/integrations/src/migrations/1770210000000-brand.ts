import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Brand1770210000000 implements MigrationInterface {
  /** What a tenant looks like: the colour and the size of the logo, and the logo itself, which only those read who show it. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column brand jsonb');
    await q.query(`create table tenant_logos (
      tenant_id uuid constraint tenant_logos_pkey primary key,
      image bytea not null,
      updated_at timestamptz not null default clock_timestamp()
    )`);
    await enableRowSecurity(q, 'tenant_logos', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table tenant_logos');
    await q.query('alter table tenant_settings drop column brand');
  }
}
