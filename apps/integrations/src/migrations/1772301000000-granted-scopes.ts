import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the provider said that it granted, for those who missed the event that told it. */
export class GrantedScopes1772301000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations add column granted jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations drop column granted');
  }
}
