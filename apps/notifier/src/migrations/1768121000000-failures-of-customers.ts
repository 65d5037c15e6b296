import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The open signals that are the customer's fault, the newest of which show whether many customers fail at once. */
export class FailuresOfCustomers1768121000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'signals_of_customers_fault',
      `signals (created_at) where state = 'open' and customer_cause is not null`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'signals_of_customers_fault');
  }
}
