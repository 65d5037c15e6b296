import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RestOfRuns1765601000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'workflow_runs_rest', 'workflow_runs (rest_due_at) where rest_due_at is not null');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'workflow_runs_rest');
  }
}
