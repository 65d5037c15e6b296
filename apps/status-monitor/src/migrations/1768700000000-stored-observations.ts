import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The observations that a replay needs. The release before stores none, so a replay begins with this one's. */
export class StoredObservations1768700000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table stored_observations (
      integration_id uuid not null, recorded_at timestamptz not null default clock_timestamp(),
      tenant_id uuid not null, thresholds jsonb not null, runs jsonb not null,
      primary key (integration_id, recorded_at))`);
    await enableRowSecurity(q, 'stored_observations', ['select', 'insert']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table stored_observations');
  }
}
