import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people call the Slack channel in which the CSMs of a tenant are notified. */
export class SlackChannelName1771210000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column slack_channel_name text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column slack_channel_name');
  }
}
