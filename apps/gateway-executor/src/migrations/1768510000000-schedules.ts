import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Schedules1768510000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table schedules (
      schedule_id uuid primary key, tenant_id uuid not null, integration_id uuid not null, connection_code text not null,
      capability_code text not null, parameters json not null, kind text not null, cron text, time_zone text,
      every_seconds int, quiet_seconds int, enabled boolean not null, held text, held_at timestamptz,
      missed boolean not null default false, integration_version int not null default 0, next_at timestamptz,
      triggered_at timestamptz, due_at timestamptz, execution_id uuid, skipped_at timestamptz,
      last_success_at timestamptz, late_at timestamptz, problem text, created_by text not null, created_at timestamptz not null, updated_by text not null,
      updated_at timestamptz not null, version int not null default 1,
      constraint schedules_kind check (kind in ('cron', 'every', 'webhook')),
      constraint schedules_problem check (problem in ('sync_failed', 'sync_late')))`);
    await q.query(
      'create unique index schedules_of_capability on schedules (tenant_id, integration_id, capability_code)',
    );
    await q.query('create index schedules_newest on schedules (tenant_id, created_at, schedule_id)');
    await q.query('create index schedules_next_at on schedules (next_at)');
    await q.query('create index schedules_late_at on schedules (late_at)');
    await q.query(
      'create table tenant_zones (tenant_id uuid primary key, time_zone text not null, version int not null)',
    );
    await enableRowSecurity(q, 'schedules', ['select', 'update']);
    await enableRowSecurity(q, 'tenant_zones', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table schedules, tenant_zones');
  }
}
