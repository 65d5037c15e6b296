import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people call the Slack channel in which CSMs are told. It is known once the settings have changed again. */
export class SlackChannelName1772302000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column slack_channel_name text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column slack_channel_name');
  }
}
