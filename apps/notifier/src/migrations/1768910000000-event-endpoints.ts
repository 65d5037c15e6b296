import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that get the events of their tenant, and what is sent to each. */
export class EventEndpoints1768910000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table event_endpoints (
      endpoint_id uuid primary key, tenant_id uuid not null, url text not null, description text not null default '',
      types text[] not null, contact_email text not null,
      state text not null default 'enabled' check (state in ('enabled', 'disabled')),
      disabled_because text check (disabled_because in ('failing', 'gone', 'person')),
      secret_version int not null default 1, old_secret_until timestamptz,
      position bigint not null, failing_since timestamptz, last_delivered_at timestamptz,
      notice_due_at timestamptz, notice_attempts int not null default 0,
      created_at timestamptz not null default clock_timestamp())`);
    await q.query('create index event_endpoints_of_tenant on event_endpoints (tenant_id, endpoint_id)');
    await q.query(
      'create index event_endpoints_notices on event_endpoints (notice_due_at) where notice_due_at is not null',
    );
    await enableRowSecurity(q, 'event_endpoints', ['select']);

    await q.query(`create table event_deliveries (
      delivery_id uuid primary key default gen_random_uuid(), tenant_id uuid not null, endpoint_id uuid not null,
      event_id uuid not null, type text not null, body text,
      state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'deleted')),
      attempts int not null default 0, next_attempt_at timestamptz not null default clock_timestamp(),
      log jsonb not null default '[]', created_at timestamptz not null default clock_timestamp(), settled_at timestamptz,
      unique (endpoint_id, event_id))`);
    await q.query(
      `create index event_deliveries_due on event_deliveries (endpoint_id, next_attempt_at) where state = 'pending'`,
    );
    await q.query(
      'create index event_deliveries_newest on event_deliveries (endpoint_id, created_at desc, delivery_id desc)',
    );
    await q.query(
      'create index event_deliveries_by_state on event_deliveries (endpoint_id, state, created_at desc, delivery_id desc)',
    );
    await q.query('create index event_deliveries_created_at on event_deliveries (created_at)');
    await enableRowSecurity(q, 'event_deliveries', ['select', 'update']);
    await letSystemForget(q, 'event_deliveries');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table event_deliveries');
    await q.query('drop table event_endpoints');
  }
}
