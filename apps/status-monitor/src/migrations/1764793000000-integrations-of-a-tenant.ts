import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list and the figures of health read the integrations of one tenant, and not those of all. */
export class IntegrationsOfATenant1764793000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'integrations_copy_tenant', 'integrations_copy (tenant_id) where not deleted');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'integrations_copy_tenant');
  }
}
