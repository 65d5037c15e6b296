import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { followKeyId } from './1764400000000-key-ids';

export class Revocations1764860000000 implements MigrationInterface {
  /** The system role sees which revocations are due and deletes old ones. It cannot read the tokens. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_credentials add column from_consent boolean not null default false');
    await q.query(`create index integrations_of_account on integrations (connection_code, provider_account_id)
      where deleted_at is null`);
    await q.query(`create table revocations (
      integration_id uuid constraint revocations_pkey primary key, tenant_id uuid not null,
      connection_code text not null, account_id text, sealed jsonb, state text not null, reason text,
      attempts int not null default 0, next_at timestamptz, requested_by text not null,
      requested_at timestamptz not null, ended_at timestamptz,
      constraint revocations_integration_fkey foreign key (integration_id) references integrations,
      constraint revocations_state check (state in ('pending', 'revoked', 'failed', 'in_use', 'not_offered')))`);
    await q.query(`create index revocations_due on revocations (next_at) where state = 'pending'`);
    await q.query('create index revocations_ended on revocations (ended_at)');
    await enableRowSecurity(q, 'revocations', ['select', 'delete']);
    await followKeyId(q, 'revocations', 'sealed');
    const { system } = await rolesOfSchema(q);
    await q.query(`revoke all on revocations from "${system}"`);
    await q.query(
      `grant select (integration_id, tenant_id, state, next_at, ended_at), delete on revocations to "${system}"`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table revocations');
    await q.query('drop index integrations_of_account');
    await q.query('alter table integration_credentials drop column from_consent');
  }
}
