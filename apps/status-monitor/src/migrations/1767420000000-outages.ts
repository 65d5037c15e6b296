import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An outage is a fact about a provider and names no tenant; who is concerned is in the other tables. */
export class Outages1767420000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { app, system } = await rolesOfSchema(q);
    await q.query(`create table provider_outages (
      outage_id uuid primary key default gen_random_uuid(), connection_code text not null,
      party_at_fault text not null, cause text not null, opened_at timestamptz not null default clock_timestamp(),
      recovering_since timestamptz, closed_at timestamptz)`);
    await q.query(
      'create unique index provider_outages_open on provider_outages (connection_code) where closed_at is null',
    );
    await q.query(
      'create index provider_outages_newest on provider_outages (connection_code, opened_at desc, outage_id desc)',
    );
    await q.query('create index provider_outages_closed on provider_outages (closed_at)');
    await q.query(`revoke all on provider_outages from "${app}"`);
    await q.query(`grant select on provider_outages to "${app}"`);
    await q.query(`grant select, insert, update, delete on provider_outages to "${system}"`);

    await q.query(`create table outage_members (
      outage_id uuid not null, integration_id uuid not null, tenant_id uuid not null,
      joined_at timestamptz not null default clock_timestamp(), released_at timestamptz,
      primary key (outage_id, integration_id))`);
    await q.query('create index outage_members_integration on outage_members (integration_id)');
    await q.query('create index outage_members_joined on outage_members (joined_at)');
    await enableRowSecurity(q, 'outage_members', ['select', 'insert', 'update', 'delete']);

    await q.query(`create table outage_tenants (
      outage_id uuid not null, tenant_id uuid not null, version int not null, party_at_fault text not null,
      integrations int not null, still_failing int not null, told_at timestamptz not null,
      primary key (outage_id, tenant_id))`);
    await enableRowSecurity(q, 'outage_tenants', ['select', 'insert', 'update', 'delete']);

    await q.query(`create table provider_canaries (
      connection_code text primary key, tenant_id uuid not null, integration_id uuid not null,
      chosen_by text not null, chosen_at timestamptz not null default clock_timestamp())`);
    await enableRowSecurity(q, 'provider_canaries', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['provider_canaries', 'outage_tenants', 'outage_members', 'provider_outages'])
      await q.query(`drop table ${table}`);
  }
}
