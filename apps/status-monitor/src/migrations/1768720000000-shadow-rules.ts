import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules are those of our staff, in the platform tenant. Each signal is its tenant's. */
export class ShadowRules1768720000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table shadow_rules (
      rules_id uuid primary key default gen_random_uuid(), tenant_id uuid not null, name text not null,
      version int not null, rules jsonb not null, of_tenant uuid,
      starts_at timestamptz not null, ends_at timestamptz not null,
      created_by text not null, created_at timestamptz not null default clock_timestamp(),
      evaluated_to timestamptz, run_to timestamptz, last_id uuid, looked_at int not null default 0,
      to_look_at int not null default 0, counts jsonb not null default '{}', failed int not null default 0,
      leased_until timestamptz, lease uuid, unique (name, version))`);
    await q.query('create index shadow_rules_newest on shadow_rules (created_at desc, rules_id desc)');
    await enableRowSecurity(q, 'shadow_rules', ['select', 'insert', 'update', 'delete']);

    await q.query(`create table shadow_signals (
      shadow_signal_id uuid primary key default gen_random_uuid(), rules_id uuid not null, tenant_id uuid not null,
      integration_id uuid not null, connection_code text not null, outcome text not null, cause text,
      at timestamptz not null, live_opened_at timestamptz, live_closed_at timestamptz, live_severity text,
      shadow_opened_at timestamptz, shadow_closed_at timestamptz, shadow_severity text, told jsonb not null)`);
    await q.query('create index shadow_signals_newest on shadow_signals (rules_id, at desc, shadow_signal_id desc)');
    await q.query(
      'create index shadow_signals_outcome on shadow_signals (rules_id, outcome, at desc, shadow_signal_id desc)',
    );
    await q.query('create index shadow_signals_integration on shadow_signals (integration_id, rules_id)');
    await enableRowSecurity(q, 'shadow_signals', ['select', 'insert', 'update', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['shadow_signals', 'shadow_rules']) await q.query(`drop table ${table}`);
  }
}
