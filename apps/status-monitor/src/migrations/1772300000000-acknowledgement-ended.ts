import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a person last ended an acknowledgement. An older one that arrives later changes nothing. */
export class AcknowledgementEnded1772300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table risk_signals add column acknowledgement_ended_at timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table risk_signals drop column acknowledgement_ended_at');
  }
}
