import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The message about the first check of one integration, to the user who added it. */
export class FirstCheckMessages1768410000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table first_check_messages (
      integration_id uuid primary key, tenant_id uuid not null, first_check jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'sent', 'not_sent')),
      channel text, reason text,
      attempts int not null default 0, next_attempt_at timestamptz not null default clock_timestamp(),
      created_at timestamptz not null default clock_timestamp(), settled_at timestamptz)`);
    await q.query(
      `create index first_check_messages_due on first_check_messages (next_attempt_at) where state = 'pending'`,
    );
    await q.query('create index first_check_messages_settled_at on first_check_messages (settled_at)');
    await enableRowSecurity(q, 'first_check_messages', ['select']);
    await letSystemForget(q, 'first_check_messages');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table first_check_messages');
  }
}
