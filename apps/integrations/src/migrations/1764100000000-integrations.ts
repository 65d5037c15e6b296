import { rolesOfSchema, enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const created = `created_at timestamptz not null default clock_timestamp()`;
const updated = `updated_at timestamptz not null default clock_timestamp()`;
const ofIntegration = (table: string) =>
  `constraint ${table}_integration_fkey foreign key (integration_id) references integrations`;

export class Integrations1764100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table customers (
      tenant_id uuid not null, customer_id uuid not null, name text not null, arr double precision, csm jsonb,
      technical_contact jsonb, time_zone text not null, external_ids jsonb not null default '{}',
      version int not null default 1, ${created}, ${updated},
      constraint customers_pkey primary key (tenant_id, customer_id))`);
    await q.query(`create index customers_page on customers (customer_id, tenant_id)`);

    await q.query(`create table tenant_settings (
      tenant_id uuid constraint tenant_settings_pkey primary key, product_name text not null, mail_from text not null,
      enabled_providers text[] not null, working_hours jsonb not null, slack_integration_id uuid,
      version int not null default 1, ${updated})`);

    await q.query(`create table integrations (
      integration_id uuid constraint integrations_pkey primary key, tenant_id uuid not null, connection_code text not null,
      name text not null, status text not null, status_reason text, is_critical boolean not null default false,
      customer_id uuid, user_id text, purpose text, config jsonb not null default '{}', metadata jsonb not null default '{}',
      provider_account_id text, provider_account_name text, credential_version int not null default 0,
      health_version int not null default 0, version int not null default 1, created_by text not null,
      ${created}, ${updated}, deleted_at timestamptz,
      constraint integrations_status check (status in ('active', 'inactive', 'error', 'pending_configuration')),
      constraint integrations_customer_fkey foreign key (tenant_id, customer_id) references customers)`);
    await q.query(`create index integrations_of_tenant on integrations (tenant_id, integration_id)`);
    await q.query(`create index integrations_of_customer on integrations (tenant_id, customer_id)`);

    await q.query(`create table entity_integrations (
      tenant_id uuid not null, entity_type text not null, entity_id text not null, integration_id uuid not null,
      purpose text not null default '', is_default boolean not null default false, ${created},
      constraint entity_integrations_pkey primary key (tenant_id, entity_type, entity_id, integration_id, purpose),
      ${ofIntegration('entity_integrations')})`);
    await q.query(`create unique index entity_integrations_one_default
      on entity_integrations (tenant_id, entity_type, entity_id, purpose) where is_default`);
    await q.query(`create index entity_integrations_integration on entity_integrations (integration_id)`);

    await q.query(`create table integration_credentials (
      integration_id uuid constraint integration_credentials_pkey primary key, tenant_id uuid not null,
      sealed jsonb not null, credential_version int not null, obtained_at timestamptz not null, expires_at timestamptz,
      redeeming_attempt int not null default 0, redeeming_since timestamptz, redeeming_until timestamptz,
      retry_at timestamptz, refusal jsonb, refusal_final boolean not null default false,
      refusal_told boolean not null default false, ${updated}, ${ofIntegration('integration_credentials')})`);

    await q.query(`create table connect_sessions (
      session_id uuid constraint connect_sessions_pkey primary key, tenant_id uuid not null, integration_id uuid not null,
      kind text not null, signal_id uuid, token_hash text not null, created_by text not null, expires_at timestamptz not null,
      state_hash text, code_verifier jsonb, browser_hash text, started_at timestamptz, consumed_at timestamptz,
      revoked_at timestamptz, ${created}, ${ofIntegration('connect_sessions')},
      constraint connect_sessions_kind check (kind in ('connect', 'reconnect')))`);
    await q.query(`create unique index connect_sessions_token on connect_sessions (token_hash)`);
    await q.query(`create unique index connect_sessions_state on connect_sessions (state_hash)`);
    await q.query(`create index connect_sessions_signal on connect_sessions (signal_id)`);
    await q.query(`create index connect_sessions_integration on connect_sessions (integration_id)`);
    // Lets a link that is requested after its signal closed be refused.
    await q.query(`create table closed_signals (
      tenant_id uuid not null, signal_id uuid not null, closed_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, signal_id))`);

    await q.query(`create table audit_log (
      id bigint generated always as identity primary key, tenant_id uuid not null,
      at timestamptz not null default clock_timestamp(), actor text not null, action text not null,
      subject_type text not null, subject_id text not null, detail jsonb not null default '{}', correlation_id text)`);
    await q.query(`create index audit_log_subject on audit_log (tenant_id, subject_type, subject_id, id)`);
    await q.query(`create table lease_audit (
      tenant_id uuid not null, integration_id uuid not null, caller text not null, purpose text not null,
      hour timestamptz not null, leases int not null, primary key (tenant_id, integration_id, caller, purpose, hour))`);

    for (const table of ['customers', 'integrations', 'connect_sessions'])
      await enableRowSecurity(q, table, ['select']);
    for (const table of ['tenant_settings', 'entity_integrations', 'integration_credentials'])
      await enableRowSecurity(q, table, []);
    await enableRowSecurity(q, 'closed_signals', [], ['select', 'insert']);
    await enableRowSecurity(q, 'audit_log', [], ['select', 'insert']);
    await enableRowSecurity(q, 'lease_audit', ['select', 'insert', 'update'], ['select']);
    const { app, system } = await rolesOfSchema(q);
    await q.query(`revoke update, delete, truncate on audit_log from "${app}", "${system}"`);
    await q.query(`revoke all on integration_credentials from "${system}"`);
    await q.query(`revoke delete on integrations, customers from "${app}"`);
  }

  down(): Promise<void> {
    throw new Error('This migration cannot be reverted: that would delete the credentials. Drop the schema instead.');
  }
}
