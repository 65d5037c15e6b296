import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneEditAtATime1764984000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table messages add column edited_until timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table messages drop column edited_until');
  }
}
