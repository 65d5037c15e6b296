import { rolesOfSchema, enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { followKeyId } from './1764400000000-key-ids';

/** Credentials that were entered over a link and whose account is unknown: at most one set for each integration. */
export class PendingCredentials1764410000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table pending_credentials (
      pending_id uuid constraint pending_credentials_pkey primary key, tenant_id uuid not null,
      integration_id uuid not null, sealed jsonb not null, entered_by text not null, entered_at timestamptz not null,
      constraint pending_credentials_integration_fkey foreign key (integration_id) references integrations)`);
    await q.query(`create unique index pending_credentials_integration on pending_credentials (integration_id)`);
    await enableRowSecurity(q, 'pending_credentials', []);
    await followKeyId(q, 'pending_credentials', 'sealed');
    await q.query(`revoke all on pending_credentials from "${(await rolesOfSchema(q)).system}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table pending_credentials');
  }
}
