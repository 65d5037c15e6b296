import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bytes that a sync run sent and received. What an older release counts has none. */
export class BytesOfRuns1771311000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table sync_runs add column bytes_sent double precision not null default 0,
      add column bytes_received double precision not null default 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table sync_runs drop column bytes_sent, drop column bytes_received');
  }
}
