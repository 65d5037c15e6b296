import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few messages of a tenant that failed are listed without a look at the others. */
export class FailedDeliveries1769910000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'deliveries_failed', `deliveries (tenant_id, created_at, id) where state = 'failed'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'deliveries_failed');
  }
}
