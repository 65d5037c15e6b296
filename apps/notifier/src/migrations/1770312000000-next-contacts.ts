import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NextContacts1770312000000 implements MigrationInterface {
  /** Why the customer's next contact is told. What was decided before was for the first one. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table deliveries add column next_contact_because text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table deliveries drop column next_contact_because');
  }
}
