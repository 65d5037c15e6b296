import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workflow documents that a tenant wrote, each with its draft and with what was published. */
export class OwnWorkflows1769300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table own_workflows (
      tenant_id uuid not null, name text not null,
      revision int not null default extract(epoch from clock_timestamp())::int,
      draft text, draft_by text, draft_at timestamptz,
      published text, publications int not null default 0, published_by text, published_at timestamptz,
      primary key (tenant_id, name))`);
    await enableRowSecurity(q, 'own_workflows', []);

    await q.query(`create table workflow_versions (
      tenant_id uuid not null, name text not null, version text not null, digest text not null, enabled boolean not null,
      published_by text not null,
      published_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
      primary key (tenant_id, name, version))`);
    await q.query(
      'create index workflow_versions_newest on workflow_versions (tenant_id, name, published_at desc, version desc)',
    );
    await enableRowSecurity(q, 'workflow_versions', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table workflow_versions');
    await q.query('drop table own_workflows');
  }
}
