import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tenant's alerts may go to a channel, where the CSM is mentioned. A process of an older release sends direct messages. */
export class SlackChannels1770410000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column slack_channel_id text');
    await q.query('alter table slack_recipients add column user_id text');
    await q.query(`create table slack_channel_refusals (
      integration_id uuid, channel_id text, tenant_id uuid not null, reason text not null,
      refused_at timestamptz not null default clock_timestamp(), retry_at timestamptz not null,
      constraint slack_channel_refusals_pkey primary key (integration_id, channel_id))`);
    await q.query('create index slack_channel_refusals_retry_at on slack_channel_refusals (retry_at)');
    await enableRowSecurity(q, 'slack_channel_refusals', ['select']);
    await letSystemForget(q, 'slack_channel_refusals');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table slack_channel_refusals');
    await q.query('alter table slack_recipients drop column user_id');
    await q.query('alter table tenant_settings drop column slack_channel_id');
  }
}
