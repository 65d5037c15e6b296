import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MissingScope1764870000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations add column lacks_scope boolean not null default false');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations drop column lacks_scope');
  }
}
