import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calls of a bucket by their part, and how long they took. What an older release writes has none. */
export class CallsByPart1768200000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table call_buckets add column calls jsonb not null default '{}'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table call_buckets drop column calls');
  }
}
