import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Language1769730000000 implements MigrationInterface {
  /** The language of a customer's people whose own is not known. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column language text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column language');
  }
}
