import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notes1764640000000 implements MigrationInterface {
  /** The note of a person who closes a task or responds to a signal, and an index of tasks by due time. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tasks add column note text');
    await q.query('alter table signal_responses add column note text');
    await q.query('create index tasks_due on tasks (tenant_id, status, due_at, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index tasks_due');
    await q.query('alter table signal_responses drop column note');
    await q.query('alter table tasks drop column note');
  }
}
