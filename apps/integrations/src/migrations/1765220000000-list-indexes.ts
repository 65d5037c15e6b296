import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  entity_integrations_of_integration: 'entity_integrations (integration_id, entity_type, entity_id, purpose)',
  grants_of_tenant: 'grants (tenant_id, grant_id)',
};

/** Each list of the API reads an index in its order. */
export class ListIndexes1765220000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
    await dropIndex(q, 'entity_integrations_integration');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'entity_integrations_integration', 'entity_integrations (integration_id)');
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
