import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is measured to be unusual now, and when it was looked at last. */
export class MeasuredProblems1768203000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table measured_problems (
      integration_id uuid not null, part text not null, tenant_id uuid not null, cause text not null,
      opened_at timestamptz not null, measured_at timestamptz not null, looked_at timestamptz not null,
      primary key (integration_id, part))`);
    await q.query('create index measured_problems_looked_at on measured_problems (looked_at)');
    await enableRowSecurity(q, 'measured_problems', ['select', 'insert', 'update', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table measured_problems');
  }
}
