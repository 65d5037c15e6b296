import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The subscriptions that an integration serves are found without a look at those of others. */
export class BilledSubscriptions1768310000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'subscription_setups_of_integration',
      `subscription_setups (integration_id, subscription_id) where status = 'succeeded'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'subscription_setups_of_integration');
  }
}
