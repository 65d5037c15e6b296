import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys that the provider signs with, as the newest probe found them. */
export class FindingsOfProbes1767120000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health add column signing_keys text[]');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health drop column signing_keys');
  }
}
