import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often signals of the same integration opened shortly before a signal. An older release counts none. */
export class Openings1769613000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signals add column openings int not null default 1');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table signals drop column openings');
  }
}
