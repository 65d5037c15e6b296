import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The system role records the successes of all tenants in batches. */
export class BatchIntake1764600000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await enableRowSecurity(q, 'inbox', ['insert'], []);
    await enableRowSecurity(q, 'erased_tenants', ['select'], []);
    await enableRowSecurity(q, 'call_buckets', ['select', 'insert', 'update'], []);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const verb of ['select', 'insert', 'update']) await q.query(`drop policy system_${verb} on call_buckets`);
    await q.query('drop policy system_select on erased_tenants');
    await q.query('drop policy system_insert on inbox');
  }
}
