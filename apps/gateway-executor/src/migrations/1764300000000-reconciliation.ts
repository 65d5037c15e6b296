import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reconciliation1764300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table executions
      add column may_have_acted boolean not null default false,
      add column reconcile_at timestamptz,
      add column reconciliations int not null default 0`);
    await q.query(`create index executions_reconcile_at on executions (reconcile_at) where status = 'unknown'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index executions_reconcile_at`);
    await q.query(
      `alter table executions drop column may_have_acted, drop column reconcile_at, drop column reconciliations`,
    );
  }
}
