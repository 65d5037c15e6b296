import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  executions_parked: `executions (tenant_id, integration_id, accepted_at, execution_id) where status = 'parked'`,
  executions_park_until: `executions (park_until) where status = 'parked'`,
};

/** Few executions are parked, so they have indexes of their own. */
export class ParkedExecutions1769811000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table executions validate constraint executions_status');
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
