import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when nobody knows whether a message about a first check arrived, as the other messages to one person have it. */
export class UncertainFirstChecks1772400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table first_check_messages add column ambiguous_since timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table first_check_messages drop column ambiguous_since');
  }
}
