import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What failed, by cause, in buckets of an hour. Observations of many tenants are recorded together. */
export class FailureHours1768620000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table failure_hours (
      tenant_id uuid not null, integration_id uuid not null, cause text not null, hour_at timestamptz not null,
      failures integer not null, primary key (tenant_id, integration_id, cause, hour_at))`);
    await enableRowSecurity(q, 'failure_hours', ['select', 'insert', 'update']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table failure_hours');
  }
}
