import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const created = `created_at timestamptz not null default clock_timestamp()`;

export class Notifications1764100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table signals (
      signal_id uuid primary key, tenant_id uuid not null, state text not null, version int not null,
      revision int not null default 0, snapshot jsonb, closed_at timestamptz, ${created})`);

    await q.query(`create table workflow_runs (
      id uuid primary key, tenant_id uuid not null, signal_id uuid not null, workflow text not null,
      workflow_version text not null, state text not null, reason text, context jsonb not null,
      correlation_id text not null, hold_until timestamptz, ${created},
      constraint workflow_runs_once unique (workflow, signal_id, workflow_version))`);
    await q.query(`create index workflow_runs_signal on workflow_runs (signal_id)`);
    await q.query(`create index workflow_runs_held on workflow_runs (hold_until) where state = 'held'`);

    await q.query(`create table workflow_steps (
      id uuid primary key, tenant_id uuid not null, run_id uuid not null, step_id text not null,
      position int not null, action text not null, state text not null, reason text, config jsonb not null,
      output jsonb, updated_at timestamptz not null default clock_timestamp(),
      constraint workflow_steps_once unique (run_id, step_id))`);

    await q.query(`create table deliveries (
      id uuid primary key, tenant_id uuid not null, signal_id uuid not null, occasion text not null,
      channel text not null, recipient text not null, audience text not null, step_id uuid, follows uuid,
      state text not null, reason text, attempts int not null default 0, duplicates int not null default 0,
      next_attempt_at timestamptz not null default clock_timestamp(), leased_until timestamptz, lease uuid,
      ambiguous_since timestamptz, message_id uuid, correlation_id text not null, ${created}, settled_at timestamptz,
      constraint deliveries_once unique (signal_id, occasion, channel, recipient))`);
    await q.query(
      `create index deliveries_due on deliveries (next_attempt_at) where state in ('pending', 'ambiguous')`,
    );
    await q.query(`create index deliveries_leased on deliveries (leased_until) where state = 'sending'`);
    await q.query(`create index deliveries_message on deliveries (message_id)`);

    await q.query(`create table messages (
      id uuid primary key, tenant_id uuid not null, channel text not null, recipient text not null,
      team_id text, channel_id text, ts text, message_id text, subject text, shows_revision int not null,
      refresh_due_at timestamptz, gone_at timestamptz, ${created})`);
    await q.query(`create index messages_refresh on messages (refresh_due_at) where refresh_due_at is not null`);

    await q.query(`create table tasks (
      id uuid primary key, tenant_id uuid not null, signal_id uuid not null, customer_id uuid, key text not null,
      title text not null, priority text not null, assignee text, due_at timestamptz not null,
      status text not null default 'open', closes_with_signal boolean not null default true,
      closed_by text, closed_at timestamptz, ${created}, constraint tasks_once unique (signal_id, key))`);
    await q.query(`create index tasks_list on tasks (tenant_id, created_at)`);

    await q.query(`create table health_score_adjustments (
      id uuid primary key, tenant_id uuid not null, customer_id uuid not null, signal_id uuid not null,
      key text not null, adjustment int not null, reason text not null, gives_back uuid, ${created},
      constraint health_score_adjustments_once unique (signal_id, key),
      constraint health_score_adjustments_given_back_once unique (gives_back))`);
    await q.query(`create index health_score_adjustments_customer on health_score_adjustments (customer_id)`);

    await q.query(`create table signal_responses (
      id uuid primary key, tenant_id uuid not null, signal_id uuid not null, action text not null,
      actor text not null, actor_id text not null, responded_at timestamptz not null,
      constraint signal_responses_once unique (signal_id, action))`);

    await q.query(`create table tenant_settings (
      tenant_id uuid primary key, version int not null, product_name text not null, mail_from text not null,
      working_hours jsonb not null, slack_integration_id uuid)`);
    await q.query(`create table slack_recipients (
      integration_id uuid not null, email text not null, tenant_id uuid not null, channel_id text not null,
      found_at timestamptz not null default clock_timestamp(), primary key (integration_id, email))`);
    await q.query(`create table contacts (
      tenant_id uuid not null, email text not null, unsubscribe_token text not null, stopped text,
      stopped_at timestamptz, primary key (tenant_id, email))`);

    const tenantOnly = ['signals', 'workflow_steps', 'tasks', 'health_score_adjustments', 'signal_responses'];
    for (const table of [...tenantOnly, 'tenant_settings', 'slack_recipients', 'contacts'])
      await enableRowSecurity(q, table, []);
    for (const table of ['workflow_runs', 'deliveries', 'messages']) await enableRowSecurity(q, table, ['select']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The record of who was told what is not dropped. Restore a backup instead.'));
  }
}
