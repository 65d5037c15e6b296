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

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: erased data could arrive again.'));
  }
}
