import { PLATFORM_TENANT } from '@linesman/contracts';
import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WorkOnTasks1770510000000 implements MigrationInterface {
  /**
   * People make and change tasks, comment on them, and are told when one is overdue. Of the tasks that are open now, those
   * whose due time is still to come are looked at. A process of an older release adds no look for the tasks that it creates.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table tasks add column version int not null default 1, add column integration_id uuid,
      add column created_by text, add column external_ref jsonb`);
    await q.query(`create table task_comments (
      id uuid primary key, tenant_id uuid not null, task_id uuid not null,
      author text not null, text text not null, created_at timestamptz not null default clock_timestamp())`);
    await q.query('create index task_comments_of_task on task_comments (task_id, created_at, id)');
    await enableRowSecurity(q, 'task_comments', []);
    await letSystemForget(q, 'task_comments', { reads: ['task_id'] });
    await this.looks(q);
    await this.notices(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['overdue_notices', 'overdue_messages', 'task_looks', 'task_comments'])
      await q.query(`drop table ${table}`);
    for (const column of ['version', 'integration_id', 'created_by', 'external_ref'])
      await q.query(`alter table tasks drop column ${column}`);
  }

  /** When it is decided whether somebody is told that a task is overdue. */
  private async looks(q: QueryRunner): Promise<void> {
    await q.query(`create table task_looks (
      task_id uuid primary key, tenant_id uuid not null,
      escalates boolean not null default true, next_look_at timestamptz, overdue_since timestamptz, told_at timestamptz, manager_told_at timestamptz)`);
    await q.query('create index task_looks_due on task_looks (next_look_at) where next_look_at is not null');
    // With FORCE, row-level security would hide the rows from the owner too.
    await q.query('alter table tasks no force row level security');
    await q.query(`insert into task_looks (task_id, tenant_id, next_look_at) select id, tenant_id, due_at from tasks
      where status = 'open' and tenant_id <> '${PLATFORM_TENANT}' and due_at > now()`);
    await q.query('alter table tasks force row level security');
    await enableRowSecurity(q, 'task_looks', ['select', 'update']);
    await letSystemForget(q, 'task_looks');
  }

  /** Who is told that a task is overdue, and the messages that tell it, of one or several tasks. */
  private async notices(q: QueryRunner): Promise<void> {
    await q.query(`create table overdue_messages (
      id uuid primary key, tenant_id uuid not null, recipient text not null, audience text not null, channel text not null,
      state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'not_sent')), reason text,
      attempts int not null default 0, next_attempt_at timestamptz not null, ambiguous_since timestamptz,
      created_at timestamptz not null default clock_timestamp(), settled_at timestamptz)`);
    await q.query(`create index overdue_messages_due on overdue_messages (next_attempt_at)
      where state in ('pending', 'sending')`);
    await q.query(`create index overdue_messages_open on overdue_messages (tenant_id, recipient, audience)
      where state = 'pending' and attempts = 0`);
    await q.query('create index overdue_messages_settled_at on overdue_messages (settled_at)');
    await enableRowSecurity(q, 'overdue_messages', ['select']);
    await letSystemForget(q, 'overdue_messages');
    await q.query(`create table overdue_notices (
      id uuid primary key, tenant_id uuid not null, task_id uuid not null,
      audience text not null, recipient text not null, message_id uuid,
      state text not null check (state in ('waits', 'told', 'not_told')), reason text, channel text,
      decided_at timestamptz not null default clock_timestamp(), settled_at timestamptz)`);
    await q.query('create index overdue_notices_of_task on overdue_notices (task_id, decided_at, id)');
    await q.query(
      'create index overdue_notices_of_message on overdue_notices (message_id) where message_id is not null',
    );
    await enableRowSecurity(q, 'overdue_notices', []);
    await letSystemForget(q, 'overdue_notices', { reads: ['task_id'] });
  }
}
