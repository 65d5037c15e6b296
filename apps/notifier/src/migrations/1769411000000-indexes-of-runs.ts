import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  event_deliveries_of_steps: 'event_deliveries (step_id) where step_id is not null',
  workflow_runs_due: `workflow_runs (due_at) where state = 'waiting'`,
  workflow_runs_newest: 'workflow_runs (tenant_id, created_at desc, id desc)',
  workflow_runs_by_state: 'workflow_runs (tenant_id, state, created_at desc, id desc)',
  workflow_runs_by_workflow: 'workflow_runs (tenant_id, workflow, created_at desc, id desc)',
};

/** Runs that are due, the list of a tenant's runs, and what a customer's erasure empties. */
export class IndexesOfRuns1769411000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
