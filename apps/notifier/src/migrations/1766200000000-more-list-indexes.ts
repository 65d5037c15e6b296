import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  audit_log_of_subject: 'audit_log (subject_id, subject_type, id)',
  tasks_of_customer: 'tasks (customer_id) where customer_id is not null',
};

/** What few rows of a tenant match is found without a look at the others. */
export class MoreListIndexes1766200000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
