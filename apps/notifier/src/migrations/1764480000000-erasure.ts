import { createErasedTenants } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasure1764480000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createErasedTenants(q);
    await q.query(`create table erased_customers (
      tenant_id uuid not null, customer_id uuid not null, primary key (tenant_id, customer_id))`);
    await enableRowSecurity(q, 'erased_customers', []);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: what was erased could be brought in again.');
  }
}
