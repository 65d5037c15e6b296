import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Idempotency1764320000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table idempotency_keys (
      tenant_id uuid not null, subject text not null, key text not null, request_hash text not null,
      reserved_id uuid not null, claimed_until timestamptz not null, status int, body jsonb,
      created_at timestamptz not null, primary key (tenant_id, subject, key))`);
    await q.query('create index idempotency_keys_created_at on idempotency_keys (created_at)');
    await enableRowSecurity(q, 'idempotency_keys', ['select', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table idempotency_keys');
  }
}
