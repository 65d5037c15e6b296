import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The message to our own staff about one staff signal, under the platform's tenant. */
export class StaffMessages1767300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table staff_messages (
      staff_signal_id uuid primary key, tenant_id uuid not null, staff_signal jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'sent', 'not_sent')), reason text,
      attempts int not null default 0, next_attempt_at timestamptz not null default clock_timestamp(),
      created_at timestamptz not null default clock_timestamp(), settled_at timestamptz)`);
    await q.query(`create index staff_messages_due on staff_messages (next_attempt_at) where state = 'pending'`);
    await q.query('create index staff_messages_settled_at on staff_messages (settled_at)');
    await enableRowSecurity(q, 'staff_messages', ['select']);
    await letSystemForget(q, 'staff_messages');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table staff_messages');
  }
}
