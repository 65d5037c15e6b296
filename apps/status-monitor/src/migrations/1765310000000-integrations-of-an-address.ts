import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what has the account of an integration that fails, over all tenants. */
export class IntegrationsOfAnAddress1765310000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'integrations_copy_address',
      'integrations_copy (connection_code, account_id) where not deleted and account_id is not null',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'integrations_copy_address');
  }
}
