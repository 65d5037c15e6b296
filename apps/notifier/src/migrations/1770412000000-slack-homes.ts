import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who opened the tab of Linesman in Slack lately. */
export class SlackHomes1770412000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table slack_homes (
      integration_id uuid, user_id text, tenant_id uuid not null, email text, opened_at timestamptz not null,
      due_at timestamptz, shown text,
      constraint slack_homes_pkey primary key (integration_id, user_id))`);
    await q.query('create index slack_homes_due on slack_homes (due_at) where due_at is not null');
    await q.query('create index slack_homes_opened_at on slack_homes (opened_at)');
    await enableRowSecurity(q, 'slack_homes', ['select', 'update']);
    await letSystemForget(q, 'slack_homes');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table slack_homes');
  }
}
