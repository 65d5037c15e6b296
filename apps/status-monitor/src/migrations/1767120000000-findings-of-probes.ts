import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the newest probe found of the credentials' end and of the keys that the provider signs with. */
export class FindingsOfProbes1767120000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'alter table integration_health add column credentials_end_at timestamptz, add column signing_keys text[]',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health drop column credentials_end_at, drop column signing_keys');
  }
}
