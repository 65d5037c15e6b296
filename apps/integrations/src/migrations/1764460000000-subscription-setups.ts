import { PLATFORM_TENANT } from '@linesman/contracts';
import { rolesOfSchema, enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SubscriptionSetups1764460000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table subscription_setups (
      tenant_id uuid not null, subscription_id text not null, customer_id uuid, purpose text not null,
      profile jsonb not null, status text not null, reason text, attempt int not null default 0, level text,
      integration_id uuid, connection_code text, idempotency_key text, command_id uuid, execution_id uuid,
      profile_id text, error jsonb, version int not null default 0,
      created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default clock_timestamp(),
      constraint subscription_setups_pkey primary key (tenant_id, subscription_id),
      constraint subscription_setups_status
        check (status in ('unresolved', 'requested', 'unknown', 'succeeded', 'failed')))`);
    await q.query(`create unique index subscription_setups_key on subscription_setups (tenant_id, idempotency_key)`);
    await enableRowSecurity(q, 'subscription_setups', [], ['select', 'insert', 'update', 'delete']);
    // The platform tenant's defaults serve every tenant. The system role sees no other tenant's links.
    const { system } = await rolesOfSchema(q);
    await q.query(`create policy "system_select" on entity_integrations for select to "${system}"
      using (tenant_id = '${PLATFORM_TENANT}'::uuid)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy "system_select" on entity_integrations');
    await q.query('drop table subscription_setups');
  }
}
