import { createErasedTenants } from '@linesman/messaging';
import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasure1764480000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createErasedTenants(q);
    await enableRowSecurity(q, 'executions', [], ['delete']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This cannot be undone: events could bring back what was erased.'));
  }
}
