import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the signals of an integration that opened lately. */
export class SignalsOfIntegrations1769614000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_of_integration', 'signals (tenant_id, integration_id, created_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_of_integration');
  }
}
