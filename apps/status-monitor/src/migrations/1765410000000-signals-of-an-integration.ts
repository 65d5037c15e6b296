import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A signal that opens says when the integration was last disconnected. */
export class SignalsOfAnIntegration1765410000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'risk_signals_integration', 'risk_signals (integration_id, opened_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'risk_signals_integration');
  }
}
