import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What integrations were used for that are deleted since was paid for too. The others have an index of their own. */
export class DeletedIntegrations1769111000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'integrations_copy_deleted', 'integrations_copy (tenant_id, integration_id) where deleted');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'integrations_copy_deleted');
  }
}
