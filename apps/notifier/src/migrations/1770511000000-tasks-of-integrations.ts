import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An erasure finds the tasks that people made about an integration. */
export class TasksOfIntegrations1770511000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'tasks_of_integration', 'tasks (integration_id) where integration_id is not null');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'tasks_of_integration');
  }
}
