import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Brand1770200000000 implements MigrationInterface {
  /** In which language, and with what look, customers' people are written to. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column language text, add column brand jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column language, drop column brand');
  }
}
