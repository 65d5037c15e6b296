import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaitingRuns1769410000000 implements MigrationInterface {
  /**
   * A run waits at a step, for a time, a person or the next attempt, and any process goes on with it. An event delivery may
   * be the webhook of a step, with the attempts that its document asks for.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table workflow_runs add column due_at timestamptz');
    await q.query(`alter table workflow_steps add column due_at timestamptz, add column attempts int not null default 0,
      add column last_error text`);
    await q.query('alter table event_deliveries add column step_id uuid, add column retry jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table event_deliveries drop column step_id, drop column retry');
    await q.query('alter table workflow_steps drop column due_at, drop column attempts, drop column last_error');
    await q.query('alter table workflow_runs drop column due_at');
  }
}
