import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyTries1764899200000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions add column key_tries int not null default 0');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions drop column key_tries');
  }
}
