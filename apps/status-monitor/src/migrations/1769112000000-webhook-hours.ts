import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Webhooks that were reported, in buckets of an hour. They are counted from the reports, which say now what they reported;
 * those that an older release has written are not counted.
 */
export class WebhookHours1769112000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { app, system } = await rolesOfSchema(q);
    await q.query('alter table reported_attempts add column outcome text');
    await q.query(`create table webhook_hours (
      tenant_id uuid not null, integration_id uuid not null, hour_at timestamptz not null,
      delivered integer not null, refused integer not null, received integer not null,
      primary key (tenant_id, integration_id, hour_at))`);
    await enableRowSecurity(q, 'webhook_hours', ['select', 'insert']);
    await q.query(
      `create table webhook_rollup (one boolean primary key default true check (one), hour_at timestamptz not null)`,
    );
    await q.query(`insert into webhook_rollup (hour_at) values (date_trunc('hour', now()))`);
    await q.query(`revoke all on webhook_rollup from "${app}"`);
    await q.query(`grant select, update on webhook_rollup to "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table webhook_hours, webhook_rollup');
    await q.query('alter table reported_attempts drop column outcome');
  }
}
