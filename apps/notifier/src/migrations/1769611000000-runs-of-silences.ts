import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a silence ends before its time, the runs are looked up that it holds. */
export class RunsOfSilences1769611000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'workflow_runs_held_by',
      `workflow_runs (held_by) where held_by is not null and state = 'held'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'workflow_runs_held_by');
  }
}
