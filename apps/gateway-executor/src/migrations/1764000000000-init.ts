import { createMessagingTables } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
    // json, not jsonb: a provider's answer may contain \u0000, and no query looks inside.
    await q.query(`create table executions (
      execution_id uuid primary key, tenant_id uuid not null, command_id uuid, idempotency_key text,
      request_hash text not null, integration_id uuid not null, connection_code text not null default '',
      capability_code text not null, capability_version int, parameters json not null,
      requested_by text not null, correlation_id text not null,
      status text not null, owner text, lease_until timestamptz, attempts int not null default 1,
      takeovers int not null default 0, deadline timestamptz not null,
      result json, error json, observation json,
      created_at timestamptz not null, started_at timestamptz, finished_at timestamptz, version int not null default 0,
      constraint executions_status check (status in ('requested', 'running', 'succeeded', 'failed', 'unknown')))`);
    await q.query(`create unique index executions_idempotency_key on executions (tenant_id, idempotency_key)`);
    await q.query(`create unique index executions_command_id on executions (tenant_id, command_id)`);
    await q.query(`create index executions_newest on executions (tenant_id, created_at, execution_id)`);
    await q.query(`create index executions_of_integration on executions (tenant_id, integration_id, created_at)`);
    await q.query(
      `create index executions_lease_until on executions (lease_until) where status in ('requested', 'running')`,
    );
    await enableRowSecurity(q, 'executions', ['select', 'update'], ['select', 'insert', 'update']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration cannot be undone; drop the schema instead.'));
  }
}
