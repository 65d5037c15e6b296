import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NotAsked1768730000000 implements MigrationInterface {
  /** Null: it was not asked whom a signal would have told. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table shadow_signals alter column told drop not null');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`update shadow_signals set told = '[]' where told is null`);
    await q.query('alter table shadow_signals alter column told set not null');
  }
}
