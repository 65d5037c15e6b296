import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the acknowledgement of a signal ends. It is absent where an older release stored the acknowledgement. */
export class AcknowledgedUntil1770110000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table risk_signals add column if not exists acknowledged_until timestamptz');
    await buildIndex(
      q,
      'risk_signals_acknowledged',
      `risk_signals (acknowledged_until) where status = 'acknowledged' and acknowledged_until is not null`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'risk_signals_acknowledged');
    await q.query('alter table risk_signals drop column acknowledged_until');
  }
}
