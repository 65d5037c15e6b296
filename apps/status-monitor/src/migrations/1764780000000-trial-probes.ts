import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the few integrations that are probed often because their provider failed. */
export class TrialProbes1764780000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index integration_health_trials on integration_health (last_failure_at)
      where quick_probes is not null`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index integration_health_trials');
  }
}
