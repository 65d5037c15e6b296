import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rows of the readers of an outage. */
export class NoticesOfOutages1768111000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_of_outage', `signals ((outage ->> 'outage_id')) where outage is not null`);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_of_outage');
  }
}
