import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The changes of a customer's health score are listed with the newest first. */
export class HealthScoreChanges1768430000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'health_score_adjustments_newest', 'health_score_adjustments (customer_id, created_at, id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'health_score_adjustments_newest');
  }
}
