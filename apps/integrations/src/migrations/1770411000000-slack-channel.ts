import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Slack channel in which the CSMs of a tenant are notified. */
export class SlackChannel1770411000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column slack_channel_id text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column slack_channel_id');
  }
}
