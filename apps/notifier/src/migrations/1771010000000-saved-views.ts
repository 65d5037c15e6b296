import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of triage that people saved. The person is the subject of the token. */
export class SavedViews1771010000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table saved_views (
      view_id uuid primary key default gen_random_uuid(), tenant_id uuid not null, subject text not null,
      name text not null, view text not null, q text not null, seen_at timestamptz not null)`);
    await q.query('create unique index saved_views_name on saved_views (tenant_id, subject, lower(name))');
    await q.query('create unique index saved_views_filter on saved_views (tenant_id, subject, view, lower(q))');
    await q.query('create index saved_views_seen_at on saved_views (seen_at)');
    await enableRowSecurity(q, 'saved_views', []);
    await letSystemForget(q, 'saved_views');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table saved_views');
  }
}
