import { buildIndex, dropIndex, enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The system role deletes marks of records that the provider deleted long ago. */
export class Forgetting1765210000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('drop policy if exists system_select on synced_records');
    await q.query('drop policy if exists system_delete on synced_records');
    await enableRowSecurity(q, 'synced_records', ['select', 'delete'], []);
    await buildIndex(q, 'synced_records_deleted', 'synced_records (changed_at) where deleted');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'synced_records_deleted');
    for (const verb of ['select', 'delete']) await q.query(`drop policy system_${verb} on synced_records`);
  }
}
