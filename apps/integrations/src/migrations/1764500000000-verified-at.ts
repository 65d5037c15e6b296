import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VerifiedAt1764500000000 implements MigrationInterface {
  /** When a readiness check last found that the provider accepts these credentials. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_credentials add column verified_at timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_credentials drop column verified_at');
  }
}
