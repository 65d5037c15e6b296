import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomersAtRisk1764630000000 implements MigrationInterface {
  /** Finds the few open signals among all signals, and the integrations of a customer. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index risk_signals_open on risk_signals (tenant_id, customer_id)
      where status in ('open', 'acknowledged')`);
    await q.query('create index integrations_copy_customer on integrations_copy (customer_id) where not deleted');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index risk_signals_open, integrations_copy_customer');
  }
}
