import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document is previewed with the newest signals of a tenant. */
export class NewestSignals1769301000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_newest', 'signals (tenant_id, created_at desc, signal_id desc)');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_newest');
  }
}
