import { createErasedTenants } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasure1764480000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createErasedTenants(q);
    await q.query('alter table customers_copy add column deleted boolean not null default false');
    await enableRowSecurity(q, 'integration_events', [], ['delete']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: late events could bring erased data back.'));
  }
}
