import { enableRowSecurity, letSystemForget, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The calls of whole hours and days. What a provider usually needs is a fact about the provider and names no tenant. The
 * first day that is rolled up is the one of the migration, because earlier buckets tell no parts.
 */
export class CallsRolledUp1768201000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { app, system } = await rolesOfSchema(q);
    await q.query(`create table call_hours (
      integration_id uuid not null, hour_at timestamptz not null, tenant_id uuid not null, calls jsonb not null,
      primary key (integration_id, hour_at))`);
    await enableRowSecurity(q, 'call_hours', ['select', 'insert', 'update']);
    await q.query(`create table call_days (
      integration_id uuid not null, day_at timestamptz not null, tenant_id uuid not null, calls jsonb not null,
      primary key (integration_id, day_at))`);
    await enableRowSecurity(q, 'call_days', ['select', 'insert', 'update']);
    await q.query('create index call_days_day_at on call_days (day_at)');
    await letSystemForget(q, 'call_days');

    await q.query(`create table provider_days (
      connection_code text not null, day_at timestamptz not null, calls jsonb not null,
      primary key (connection_code, day_at))`);
    await q.query('create index provider_days_day_at on provider_days (day_at)');
    await q.query(`create table call_rollup (
      one boolean primary key default true check (one), day_at timestamptz not null, after_integration_id uuid)`);
    await q.query(`insert into call_rollup (day_at)
      values (date_trunc('day', now() at time zone 'UTC') at time zone 'UTC')`);
    for (const [table, verbs] of [
      ['provider_days', 'select, insert, update, delete'],
      ['call_rollup', 'select, update'],
    ] as const) {
      await q.query(`revoke all on ${table} from "${app}"`);
      await q.query(`grant select on ${table} to "${app}"`);
      await q.query(`grant ${verbs} on ${table} to "${system}"`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['call_rollup', 'provider_days', 'call_days', 'call_hours'])
      await q.query(`drop table ${table}`);
  }
}
