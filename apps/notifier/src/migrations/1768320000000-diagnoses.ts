import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest diagnosis of a signal, as a message showed it. */
export class Diagnoses1768320000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signals add column diagnosis jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table signals drop column diagnosis');
  }
}
