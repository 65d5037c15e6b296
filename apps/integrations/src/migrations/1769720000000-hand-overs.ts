import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HandOvers1769720000000 implements MigrationInterface {
  /** The colleague to whom a link was handed over, which ends it. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions add column handed_to jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions drop column handed_to');
  }
}
