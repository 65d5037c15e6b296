import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The value from which the health score of a customer is counted, each time it was set, and the score after each adjustment. */
export class HealthScoreBases1768420000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table health_score_bases (
      id uuid primary key, tenant_id uuid not null, customer_id uuid not null,
      base int not null check (base between 0 and 100), value int not null check (value between 0 and 100),
      reason text, set_by text not null, created_at timestamptz not null default clock_timestamp())`);
    await q.query('create index health_score_bases_customer on health_score_bases (customer_id, created_at, id)');
    await q.query('create index health_score_bases_created_at on health_score_bases (created_at)');
    await enableRowSecurity(q, 'health_score_bases', []);
    await letSystemForget(q, 'health_score_bases', { reads: ['id', 'customer_id', 'created_at'] });
    // The release before writes none.
    await q.query('alter table health_score_adjustments add column value int');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table health_score_adjustments drop column value');
    await q.query('drop table health_score_bases');
  }
}
