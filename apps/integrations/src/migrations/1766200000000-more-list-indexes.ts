import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  // Staff read of all tenants what was done to one subject, and a tenant reads the same index.
  audit_log_of_subject: 'audit_log (subject_id, subject_type, id)',
  integrations_of_user: 'integrations (tenant_id, user_id) where user_id is not null',
};

/** What few rows of a tenant match is found without a look at the others. */
export class MoreListIndexes1766200000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
    await dropIndex(q, 'audit_log_subject');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'audit_log_subject', 'audit_log (tenant_id, subject_type, subject_id, id)');
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
