import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an earlier release stored as acknowledged ends as other acknowledgements do. */
export class AcknowledgementsEnd1771215000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`update risk_signals set acknowledged_until = coalesce(acknowledged_at, opened_at)
        + make_interval(hours => case severity when 'critical' then 4 when 'high' then 8 when 'medium' then 24 else 72 end)
      where status = 'acknowledged' and acknowledged_until is null`);
  }

  /** The earlier release reads it. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
