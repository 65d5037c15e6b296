import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffAndChanges1764910000000 implements MigrationInterface {
  /**
   * Tasks of staff about other tenants' signals, the document that each run began with, what a delivery told and how, and
   * who approved what.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column staff_alerts jsonb');
    await q.query('alter table tasks add column signal_tenant_id uuid');
    await q.query('create index tasks_about_tenant on tasks (signal_tenant_id) where signal_tenant_id is not null');

    await q.query('alter table signals add column assessment jsonb');
    await q.query(`create index signals_open on signals (tenant_id) where state = 'open'`);

    await q.query(`create table workflow_documents (
      tenant_id uuid not null, digest text not null, source text not null,
      created_at timestamptz not null default clock_timestamp(), primary key (tenant_id, digest))`);
    await enableRowSecurity(q, 'workflow_documents', []);
    await q.query('alter table workflow_runs add column document text');
    await q.query('drop index workflow_runs_held');
    await q.query(`create index workflow_runs_held on workflow_runs (hold_until) where state in ('held', 'running')`);

    await q.query('alter table deliveries add column about text, add column template text');
    await q.query('alter table deliveries add column troubleshooting boolean not null default true');
    await q.query(
      `create index deliveries_awaiting_approval on deliveries (tenant_id, created_at) where state = 'awaiting_approval'`,
    );

    await q.query(`create table audit_log (
      id bigint generated always as identity primary key, tenant_id uuid not null,
      at timestamptz not null default clock_timestamp(), actor text not null, action text not null,
      subject_type text not null, subject_id text not null, detail jsonb not null default '{}', correlation_id text)`);
    await q.query('create index audit_log_newest on audit_log (tenant_id, id)');
    // An erasure of the tenant deletes its rows.
    await enableRowSecurity(q, 'audit_log', [], ['select', 'insert', 'delete']);

    const { system } = await rolesOfSchema(q);
    for (const table of ['tasks', 'signals', 'workflow_steps'])
      await q.query(`create policy "system_select" on "${table}" for select to "${system}" using (true)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The record of who was told what is not dropped. Restore a backup instead.'));
  }
}
