import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneCause1764897000000 implements MigrationInterface {
  /** `health_version` alone orders the changes of health that a status follows. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations drop column health_changed_at');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations add column health_changed_at timestamptz');
  }
}
