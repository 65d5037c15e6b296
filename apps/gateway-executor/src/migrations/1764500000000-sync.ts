import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sync1764500000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table sync_runs (
      run_id uuid primary key, tenant_id uuid not null, execution_id uuid not null, integration_id uuid not null,
      connection_code text not null, capability_code text not null, object text not null, direction text not null,
      full_resync boolean not null, parameters json not null, requested_by text not null, status text not null,
      pages int not null default 0, batches int not null default 0, rows int not null default 0,
      new int not null default 0, changed int not null default 0, unchanged int not null default 0,
      deleted int not null default 0, skipped int not null default 0, skipped_reasons json not null default '[]',
      failures int not null default 0, error json, fresh_as_of timestamptz,
      started_at timestamptz not null, finished_at timestamptz,
      constraint sync_runs_status check (status in ('running', 'waiting', 'whole', 'partial', 'failed')))`);
    await q.query(`create unique index sync_runs_execution on sync_runs (execution_id)`);
    await q.query(`create unique index sync_runs_one_at_a_time on sync_runs (tenant_id, integration_id, capability_code)
      where status in ('running', 'waiting')`);
    await q.query(`create index sync_runs_newest on sync_runs (tenant_id, started_at, run_id)`);
    await q.query(
      `create index sync_runs_of_integration on sync_runs (tenant_id, integration_id, capability_code, started_at)`,
    );
    await q.query(`create index sync_runs_finished_at on sync_runs (finished_at)`);
    await q.query(`create table sync_cursors (
      tenant_id uuid not null, integration_id uuid not null, capability_code text not null,
      connection_code text not null, cursor text, pass_began timestamptz, reads_all boolean not null,
      fresh_as_of timestamptz, primary key (tenant_id, integration_id, capability_code))`);
    // json, not jsonb: a provider's answer may contain \u0000, and no query looks inside.
    await q.query(`create table synced_records (
      tenant_id uuid not null, integration_id uuid not null, object text not null, external_id text not null,
      record_id uuid not null, data json not null, hash text not null, deleted boolean not null, run_id uuid not null,
      first_seen_at timestamptz not null, last_seen_at timestamptz not null, changed_at timestamptz not null,
      primary key (tenant_id, integration_id, object, external_id))`);
    await q.query(
      `create index synced_records_changed on synced_records (tenant_id, integration_id, changed_at, record_id)`,
    );
    await enableRowSecurity(q, 'sync_runs', ['select', 'delete']);
    await enableRowSecurity(q, 'sync_cursors', ['select']);
    await enableRowSecurity(q, 'synced_records', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table synced_records, sync_cursors, sync_runs`);
  }
}
