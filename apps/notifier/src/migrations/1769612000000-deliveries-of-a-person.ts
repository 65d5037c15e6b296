import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists what was decided for one person. */
export class DeliveriesOfAPerson1769612000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'deliveries_of_recipient', 'deliveries (tenant_id, recipient, created_at, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'deliveries_of_recipient');
  }
}
