import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellingFirst1765600000000 implements MigrationInterface {
  /** A run tells first and does the rest afterwards. The conversations with CSMs are known before there is an alert. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table workflow_runs add column rest_due_at timestamptz');
    await q.query(`create table csms (
      tenant_id uuid not null, email text not null, slack_user_id text, conversation_due_at timestamptz,
      primary key (tenant_id, email))`);
    await q.query('create index csms_due on csms (conversation_due_at) where conversation_due_at is not null');
    await enableRowSecurity(q, 'csms', ['select', 'update']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table csms');
    await q.query('alter table workflow_runs drop column rest_due_at');
  }
}
