import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NewLinks1764894000000 implements MigrationInterface {
  /** How often a new link was asked for on the page of an ended one, and when last. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'alter table connect_sessions add column new_links int not null default 0, add column new_link_at timestamptz',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions drop column new_links, drop column new_link_at');
  }
}
