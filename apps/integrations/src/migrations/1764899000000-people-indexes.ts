import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleIndexes1764899000000 implements MigrationInterface {
  readonly transaction = false;

  /** Who has left is found by the time, and people are listed by their names. */
  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'people_seen_at', 'people (seen_at)');
    const by_name = 'people (tenant_id, lower(coalesce(name, email, subject)), kind, subject)';
    await buildIndex(q, 'people_by_name', by_name);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'people_by_name');
    await dropIndex(q, 'people_seen_at');
  }
}
