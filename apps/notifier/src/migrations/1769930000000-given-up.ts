import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each channel did not take in the last minutes, over all tenants. */
export class GivenUp1769930000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'deliveries_failed_lately', `deliveries (channel, settled_at) where state = 'failed'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'deliveries_failed_lately');
  }
}
