import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When, and on which channel, a message about a signal last reached our own staff. */
export class StaffTold1764790000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table risk_signals add column staff_told_at timestamptz, add column staff_told_by text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table risk_signals drop column staff_told_at, drop column staff_told_by');
  }
}
