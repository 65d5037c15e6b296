import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764850000000 implements MigrationInterface {
  /** Who has called with a token of the tenant, and what members asked the admins for. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table people (
      tenant_id uuid not null, kind text not null check (kind in ('user', 'service')), subject text not null,
      name text, email text, roles text[] not null, seen_at timestamptz not null,
      primary key (tenant_id, kind, subject))`);
    await enableRowSecurity(q, 'people', []);

    await q.query(`create table access_requests (
      request_id uuid primary key, tenant_id uuid not null, subject text not null,
      action text not null check (action in ('connect', 'reconnect', 'grant_permission')), provider text not null,
      integration_id uuid references integrations, admins int not null, requested_at timestamptz not null,
      constraint access_requests_once unique nulls not distinct (tenant_id, subject, action, provider, integration_id))`);
    await enableRowSecurity(q, 'access_requests', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table access_requests');
    await q.query('drop table people');
  }
}
