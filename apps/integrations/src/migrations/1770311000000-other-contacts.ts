import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The contacts of a customer beside the first one, in the order in which they are told. */
export class OtherContacts1770311000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table customers add column other_contacts jsonb not null default '[]'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table customers drop column other_contacts');
  }
}
