import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomerProfiles1764891000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table customer_profiles (
      tenant_id uuid not null, customer_id uuid not null, account text not null, idempotency_key text not null,
      attempt int not null default 1, parameters jsonb, profile_id text,
      created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default clock_timestamp(),
      constraint customer_profiles_pkey primary key (tenant_id, customer_id, account))`);
    await q.query('create unique index customer_profiles_key on customer_profiles (tenant_id, idempotency_key)');
    await enableRowSecurity(q, 'customer_profiles', [], ['select', 'insert', 'update', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table customer_profiles');
  }
}
