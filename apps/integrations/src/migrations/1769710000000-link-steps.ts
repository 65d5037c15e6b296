import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinkSteps1769710000000 implements MigrationInterface {
  /** For whom a link was made, when a person first opened it, and how many steps were told of it. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table connect_sessions
      add column recipient text, add column opened_at timestamptz, add column steps int not null default 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions drop column recipient, drop column opened_at, drop column steps');
  }
}
