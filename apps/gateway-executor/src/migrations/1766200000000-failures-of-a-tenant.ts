import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  executions_failed: `executions (tenant_id, created_at, execution_id) where status in ('failed', 'unknown')`,
  sync_runs_failed: `sync_runs (tenant_id, started_at, run_id) where status <> 'whole'`,
};

/** The few that did not succeed are found without a look at all that did. */
export class FailuresOfATenant1766200000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
