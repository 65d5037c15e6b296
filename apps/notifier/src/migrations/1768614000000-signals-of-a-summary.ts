import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the open signals of a tenant and those that ended lately. */
export class SignalsOfASummary1768614000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_of_summary', 'signals (tenant_id, closed_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_of_summary');
  }
}
