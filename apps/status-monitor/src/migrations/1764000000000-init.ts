import { createMessagingTables } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);

    await q.query(`create table integration_health (
      id uuid primary key default gen_random_uuid(), tenant_id uuid not null, customer_id uuid,
      integration_type varchar(100) not null, integration_id uuid not null unique,
      status varchar(50) not null default 'healthy', cause text, party_at_fault text not null default 'nobody',
      failing_parts text[] not null default '{}', status_since timestamptz not null default now(),
      last_successful_sync timestamptz, last_failure_at timestamptz, failure_count integer not null default 0,
      failure_reason text, error_code text, is_critical boolean not null default false,
      alerted_at timestamptz, resolved_at timestamptz,
      credential_version integer not null default 0, machine_state jsonb not null, next_probe_at timestamptz,
      version integer not null default 0,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`);
    await q.query(
      `create index integration_health_due on integration_health (next_probe_at) where next_probe_at is not null`,
    );
    await q.query(`create index integration_health_tenant on integration_health (tenant_id, status)`);
    await enableRowSecurity(q, 'integration_health', ['select', 'update']);

    await q.query(`create table integration_events (
      id uuid primary key default gen_random_uuid(), tenant_id uuid not null, customer_id uuid,
      integration_type varchar(100) not null, integration_id uuid not null, event_type varchar(50) not null,
      error_details jsonb not null default '{}', created_at timestamptz not null default clock_timestamp())`);
    await q.query(`create index integration_events_newest on integration_events (integration_id, created_at desc)`);
    await enableRowSecurity(q, 'integration_events', [], ['select', 'insert']);

    await q.query(`create table risk_signals (
      signal_id uuid primary key, tenant_id uuid not null, integration_id uuid not null, customer_id uuid,
      signal_type text not null, severity text not null, status text not null default 'open', cause text,
      failure_reason text, occurrences integer not null default 1, snapshot jsonb not null,
      opened_at timestamptz not null, last_seen_at timestamptz not null,
      acknowledged_at timestamptz, acknowledged_by text, resolved_at timestamptz, resolution text,
      version integer not null default 1)`);
    await q.query(`create unique index risk_signals_one_open on risk_signals (integration_id, signal_type)
      where status in ('open', 'acknowledged')`);
    await q.query(`create index risk_signals_newest on risk_signals (tenant_id, opened_at desc)`);
    await q.query(`create index risk_signals_customer on risk_signals (customer_id)`);
    await enableRowSecurity(q, 'risk_signals', []);

    await q.query(`create table integrations_copy (
      integration_id uuid primary key, tenant_id uuid not null, version integer not null, deleted boolean not null default false,
      connection_code text not null, name text not null, status text not null, is_critical boolean not null,
      customer_id uuid, purpose text)`);
    await enableRowSecurity(q, 'integrations_copy', ['select']);

    await q.query(`create table customers_copy (
      tenant_id uuid not null, customer_id uuid not null, version integer not null, snapshot jsonb not null,
      primary key (tenant_id, customer_id))`);
    await enableRowSecurity(q, 'customers_copy', ['select']);

    await q.query(`create table call_buckets (
      integration_id uuid not null, bucket_at timestamptz not null, tenant_id uuid not null,
      successes integer not null default 0, failures integer not null default 0,
      latency_ms_sum double precision not null default 0, latency_ms_max double precision not null default 0,
      primary key (integration_id, bucket_at))`);
    await enableRowSecurity(q, 'call_buckets', ['delete']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration cannot be undone; drop the schema instead.'));
  }
}
