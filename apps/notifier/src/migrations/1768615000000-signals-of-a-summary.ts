import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the open signals and those that ended lately: of a tenant, and of one CSM among thousands of others. */
export class SignalsOfASummary1768615000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_of_summary', 'signals (tenant_id, closed_at)');
    await buildIndex(q, 'signals_of_csm', 'signals (tenant_id, csm_email, closed_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_of_csm');
    await dropIndex(q, 'signals_of_summary');
  }
}
