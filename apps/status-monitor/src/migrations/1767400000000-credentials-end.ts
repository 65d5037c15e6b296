import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each row that is there, and each new one, is looked at once: a grant may end by disuse without any announcement. */
export class CredentialsEnd1767400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table integration_health add column credentials_end_at timestamptz,
      add column end_check_at timestamptz default now()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health drop column credentials_end_at, drop column end_check_at');
  }
}
