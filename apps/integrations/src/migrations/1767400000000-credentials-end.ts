import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CredentialsEnd1767400000000 implements MigrationInterface {
  /** People are told seven days before credentials end that nothing renews. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations add column credentials_end_at timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations drop column credentials_end_at');
  }
}
