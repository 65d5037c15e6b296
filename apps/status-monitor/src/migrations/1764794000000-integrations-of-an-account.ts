import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A failure looks for the other integrations of its account. The index also finds those of a tenant. */
export class IntegrationsOfAnAccount1764794000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'integrations_copy_account', 'integrations_copy (tenant_id, account_id) where not deleted');
    await dropIndex(q, 'integrations_copy_tenant');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'integrations_copy_tenant', 'integrations_copy (tenant_id) where not deleted');
    await dropIndex(q, 'integrations_copy_account');
  }
}
