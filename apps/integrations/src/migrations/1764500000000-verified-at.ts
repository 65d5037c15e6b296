import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VerifiedAt1764500000000 implements MigrationInterface {
  /** When the provider last took these credentials for somebody who asked. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_credentials add column verified_at timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_credentials drop column verified_at');
  }
}
