import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the use of a capability costs a tenant, by its own price list, and the zone in which its days begin. */
export class UsagePrices1769110000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table usage_prices (
      price_id uuid primary key, tenant_id uuid not null, connection_code text not null, capability_code text,
      per text not null, amount numeric(20, 8) not null, currency text not null, valid_from date not null,
      set_by text not null, set_at timestamptz not null, version int not null default 1,
      constraint usage_prices_per check (per in ('call', 'record')),
      constraint usage_prices_once
        unique nulls not distinct (tenant_id, connection_code, capability_code, per, valid_from))`);
    await q.query('create index usage_prices_newest on usage_prices (tenant_id, valid_from desc, price_id desc)');
    await q.query(
      'create table tenant_zones (tenant_id uuid primary key, time_zone text not null, version int not null)',
    );
    await enableRowSecurity(q, 'usage_prices', []);
    await enableRowSecurity(q, 'tenant_zones', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table usage_prices, tenant_zones');
  }
}
