import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that waited run after the end of the signal, whose messages then say so. */
export class EndedSignals1769813000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    const on = 'signals (tenant_id, integration_id, closed_at) where closed_at is not null';
    await buildIndex(q, 'signals_ended_of_integration', on);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_ended_of_integration');
  }
}
