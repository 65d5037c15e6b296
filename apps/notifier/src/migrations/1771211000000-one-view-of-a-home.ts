import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process shows a tab in Slack, and what the tab tells the person once. */
export class OneViewOfAHome1771211000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table slack_homes add column held_until timestamptz, add column notice text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table slack_homes drop column notice, drop column held_until');
  }
}
