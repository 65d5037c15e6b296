import { createErasedTenants } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasure1764480000000 implements MigrationInterface {
  /** Tombstones stay, so that a late message about a customer finds that it was deleted. */
  async up(q: QueryRunner): Promise<void> {
    await createErasedTenants(q);
    await q.query('alter table customers add column deleted_at timestamptz');
    await q.query(`create table erasures (
      erasure_id uuid primary key, tenant_id uuid not null, scope text not null check (scope in ('customer', 'tenant')),
      customer_id uuid, requested_by text not null, requested_at timestamptz not null, gone jsonb not null)`);
    await q.query(`create table erasure_receipts (
      erasure_id uuid not null references erasures, service text not null, tenant_id uuid not null,
      erased jsonb not null, answered_at timestamptz not null, primary key (erasure_id, service))`);
    for (const table of ['erasures', 'erasure_receipts']) await enableRowSecurity(q, table, [], ['select', 'insert']);
    await enableRowSecurity(q, 'closed_signals', [], ['delete']);
  }

  down(): Promise<void> {
    throw new Error('This migration cannot be reverted: deleted customers would exist again.');
  }
}
