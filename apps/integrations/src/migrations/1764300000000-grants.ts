import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Grants1764300000000 implements MigrationInterface {
  /** Without an integration a grant holds for every integration of the tenant, without a capability for every capability. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table grants (
      grant_id uuid primary key, tenant_id uuid not null, integration_id uuid references integrations,
      action text not null check (action in ('configure', 'execute')), capability_code text,
      grantee_type text not null check (grantee_type in ('role', 'user', 'service')), grantee text not null,
      created_by text not null, created_at timestamptz not null default clock_timestamp(),
      constraint grants_once unique nulls not distinct
        (tenant_id, integration_id, action, capability_code, grantee_type, grantee),
      check (action = 'execute' or capability_code is null))`);
    await enableRowSecurity(q, 'grants', [], ['select', 'insert', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table grants');
  }
}
