import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sync runs that ended, and the records that they synced, in buckets of an hour. */
export class SyncHours1768610000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table sync_hours (
      tenant_id uuid not null, integration_id uuid not null, capability_code text not null, hour_at timestamptz not null,
      runs integer not null, failed integer not null, records bigint not null, changes bigint not null,
      skipped bigint not null, primary key (tenant_id, integration_id, capability_code, hour_at))`);
    await enableRowSecurity(q, 'sync_hours', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table sync_hours');
  }
}
