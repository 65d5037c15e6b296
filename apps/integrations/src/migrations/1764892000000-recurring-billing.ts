import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a subscription is billed, and what bills it at the provider. */
export class RecurringBilling1764892000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table subscription_setups add column billing jsonb, add column billing_id text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table subscription_setups drop column billing, drop column billing_id');
  }
}
