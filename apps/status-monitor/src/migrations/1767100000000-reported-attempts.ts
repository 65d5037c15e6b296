import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform has reported, by its own ids, so that a repeated report counts once. */
export class ReportedAttempts1767100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table reported_attempts (
      tenant_id uuid not null, integration_id uuid not null, source text not null, attempt_id text not null,
      reported_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, integration_id, source, attempt_id))`);
    await q.query('create index reported_attempts_reported_at on reported_attempts (reported_at)');
    await enableRowSecurity(q, 'reported_attempts', []);
    await letSystemForget(q, 'reported_attempts');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table reported_attempts');
  }
}
