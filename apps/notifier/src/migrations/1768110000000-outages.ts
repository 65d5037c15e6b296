import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outages of a tenant, and the signals that are part of them. For each reader of an outage there is a row in `signals`. */
export class Outages1768110000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table outages (
      outage_id uuid not null, tenant_id uuid not null, version int not null, connection_code text not null,
      data jsonb not null, closed_at timestamptz, settled_at timestamptz, primary key (outage_id, tenant_id))`);
    await q.query('create index outages_open on outages (tenant_id, connection_code) where settled_at is null');
    await q.query('create index outages_settled_at on outages (settled_at)');
    await enableRowSecurity(q, 'outages', ['select']);
    await letSystemForget(q, 'outages');
    await q.query(`create table outage_signals (
      outage_id uuid not null, signal_id uuid not null, tenant_id uuid not null, recipient text not null,
      primary key (signal_id, outage_id))`);
    await q.query('create index outage_signals_of_reader on outage_signals (outage_id, recipient)');
    await enableRowSecurity(q, 'outage_signals', ['select']);
    await letSystemForget(q, 'outage_signals');
    await q.query('alter table signals add column outage jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table signals drop column outage');
    await q.query('drop table outage_signals');
    await q.query('drop table outages');
  }
}
