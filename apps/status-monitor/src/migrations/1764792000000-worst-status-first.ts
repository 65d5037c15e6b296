import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of health reads a tenant's integrations in its order, the worst status first. */
export class WorstStatusFirst1764792000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'integration_health_worst_first',
      `integration_health (tenant_id,
        (array_position(array['healthy', 'degraded', 'disconnected'], status::text)), status_since, id)`,
    );
    await dropIndex(q, 'integration_health_tenant');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'integration_health_tenant', 'integration_health (tenant_id, status)');
    await dropIndex(q, 'integration_health_worst_first');
  }
}
