import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The bytes of calls by their part, and of sync runs. What an older release writes has none; a day that it rolls up beside
 * this one has none either.
 */
export class BytesOfCalls1771310000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const table of ['call_buckets', 'call_hours', 'call_days'])
      await q.query(`alter table ${table} add column bytes jsonb not null default '{}'`);
    await q.query(`alter table sync_hours add column bytes_sent double precision not null default 0,
      add column bytes_received double precision not null default 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['call_buckets', 'call_hours', 'call_days'])
      await q.query(`alter table ${table} drop column bytes`);
    await q.query('alter table sync_hours drop column bytes_sent, drop column bytes_received');
  }
}
