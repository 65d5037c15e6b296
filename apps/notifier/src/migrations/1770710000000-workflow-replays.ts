import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a changed document would have done for past signals. Of signals, only those have rows for which something differs. */
export class WorkflowReplays1770710000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table workflow_replays (
      replay_id uuid primary key default gen_random_uuid(), tenant_id uuid not null, workflow text not null,
      document_version text not null, is_draft boolean not null, source text not null,
      in_force_version text, in_force_source text, since timestamptz not null, until timestamptz not null,
      state text not null default 'waiting', signals int not null, played int not null default 0,
      about int not null default 0, silent int not null default 0, failed int not null default 0, failure text,
      differing int not null default 0, messages_now int not null default 0, messages_would int not null default 0,
      place_us bigint, place_id uuid, lease uuid, leased_until timestamptz,
      moved_at timestamptz not null default clock_timestamp(), created_by text not null,
      created_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()), ended_at timestamptz)`);
    await q.query('create unique index workflow_replays_one on workflow_replays (tenant_id) where ended_at is null');
    await q.query('create index workflow_replays_due on workflow_replays (moved_at) where ended_at is null');
    await q.query(
      'create index workflow_replays_newest on workflow_replays (tenant_id, workflow, created_at desc, replay_id desc)',
    );
    await q.query('create index workflow_replays_created_at on workflow_replays (created_at)');
    await enableRowSecurity(q, 'workflow_replays', ['select']);
    await letSystemForget(q, 'workflow_replays');

    await q.query(`create table workflow_replay_signals (
      replay_id uuid not null, signal_id uuid not null, tenant_id uuid not null, opened_at timestamptz not null,
      runs_now jsonb not null, runs_would jsonb not null, primary key (replay_id, signal_id))`);
    await q.query(
      'create index workflow_replay_signals_newest on workflow_replay_signals (tenant_id, replay_id, opened_at desc, signal_id desc)',
    );
    await q.query('create index workflow_replay_signals_signal on workflow_replay_signals (signal_id)');

    await q.query(`create table workflow_replay_people (
      replay_id uuid not null, person_id uuid not null, tenant_id uuid not null, audience text not null,
      recipient text not null, messages_now int not null, messages_would int not null, added int not null,
      removed int not null,
      change text generated always as (case sign(messages_would - messages_now) when 1 then 'more' when -1 then 'fewer'
        else 'as_many' end) stored,
      amount int generated always as (abs(messages_would - messages_now)) stored,
      primary key (replay_id, person_id))`);
    await q.query(
      'create index workflow_replay_people_amount on workflow_replay_people (tenant_id, replay_id, amount desc, person_id)',
    );
    await q.query(
      'create index workflow_replay_people_change on workflow_replay_people (tenant_id, replay_id, change, amount desc, person_id)',
    );
    await q.query('create index workflow_replay_people_address on workflow_replay_people (tenant_id, recipient)');

    await q.query(`create table workflow_replay_messages (
      replay_id uuid not null, person_id uuid not null, opened_at timestamptz not null, signal_id uuid not null,
      tenant_id uuid not null, messages_now int not null, messages_would int not null,
      primary key (replay_id, person_id, opened_at, signal_id))`);
    await q.query('create index workflow_replay_messages_signal on workflow_replay_messages (signal_id)');

    for (const table of ['workflow_replay_signals', 'workflow_replay_people', 'workflow_replay_messages']) {
      await enableRowSecurity(q, table, []);
      await letSystemForget(q, table, { reads: ['replay_id'] });
    }
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['_messages', '_people', '_signals', 's']) await q.query(`drop table workflow_replay${table}`);
  }
}
