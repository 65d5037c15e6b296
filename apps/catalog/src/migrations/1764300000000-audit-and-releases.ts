import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditAndReleases1764300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // Like the catalog itself, the audit log belongs to no tenant.
    await q.query(`create table audit_log (
      id bigint generated always as identity primary key, at timestamptz not null, actor text not null,
      action text not null, subject_type text not null, subject_id text not null, detail jsonb not null,
      correlation_id text)`);
    await q.query('create index audit_log_subject on audit_log (subject_type, subject_id, id)');
    await q.query(`create table manifest_releases (
      digest text primary key, first_at timestamptz not null, published_at timestamptz not null)`);

    const { app, system } = await rolesOfSchema(q);
    await q.query(`revoke update, delete, truncate on audit_log from "${app}"`);
    await q.query(`revoke delete, truncate on manifest_releases from "${app}"`);
    await q.query(`revoke all on audit_log, manifest_releases from "${system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table audit_log, manifest_releases');
  }
}
