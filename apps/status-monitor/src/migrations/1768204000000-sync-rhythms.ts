import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the syncs of a capability end, and from when on its data count as stale. */
export class SyncRhythms1768204000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table sync_rhythms (
      integration_id uuid not null, capability_code text not null, tenant_id uuid not null,
      first_synced_at timestamptz not null, last_synced_at timestamptz not null, weeks jsonb not null,
      stale_after timestamptz, primary key (integration_id, capability_code))`);
    await q.query('create index sync_rhythms_stale_after on sync_rhythms (stale_after)');
    await q.query('create index sync_rhythms_last_synced_at on sync_rhythms (last_synced_at)');
    await enableRowSecurity(q, 'sync_rhythms', ['select', 'update']);
    await letSystemForget(q, 'sync_rhythms');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table sync_rhythms');
  }
}
