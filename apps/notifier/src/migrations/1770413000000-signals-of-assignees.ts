import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the signals that were assigned to somebody. */
export class SignalsOfAssignees1770413000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'signal_handling_of_assignee',
      'signal_handling (tenant_id, assignee) where assignee is not null',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signal_handling_of_assignee');
  }
}
