import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalHandling1769500000000 implements MigrationInterface {
  /**
   * Who handles an open signal. Signals that somebody was told of before are handled from now on: nobody gets the reminders
   * of the time before. A process of an older release adds no row for what it tells, and nobody is reminded of that.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table signal_handling (
      signal_id uuid primary key, tenant_id uuid not null,
      assignee text, assignee_name text, assigned_by text, assigned_at timestamptz,
      acknowledged_by text, acknowledged_email text, acknowledged_until timestamptz,
      snoozed_by text, snoozed_email text, snoozed_until timestamptz,
      unattended_since timestamptz not null, reminders int not null default 0, reminded_at timestamptz,
      reminded_for text, escalated_at timestamptz, next_look_at timestamptz)`);
    await q.query(`create index signal_handling_due on signal_handling (next_look_at) where next_look_at is not null`);
    // With FORCE, row-level security would hide the rows from the owner too.
    for (const table of ['signals', 'deliveries']) await q.query(`alter table ${table} no force row level security`);
    await q.query(`insert into signal_handling (signal_id, tenant_id, unattended_since, next_look_at)
      select s.signal_id, s.tenant_id, now(), now() from signals s
      where s.state = 'open' and s.outage is null and s.snapshot is not null and exists (select from deliveries d
        where d.signal_id = s.signal_id and d.state = 'sent' and d.audience in ('csm', 'tenant'))`);
    for (const table of ['signals', 'deliveries']) await q.query(`alter table ${table} force row level security`);
    await enableRowSecurity(q, 'signal_handling', ['select', 'update']);
    await letSystemForget(q, 'signal_handling');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table signal_handling');
  }
}
