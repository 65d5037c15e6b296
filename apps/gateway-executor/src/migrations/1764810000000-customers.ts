import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For which customer of the platform an execution acts, and that customer's id at the provider. */
export class Customers1764810000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table executions add column customer_id uuid, add column provider_customer_id text');
    await q.query(
      'create index executions_of_customer on executions (tenant_id, customer_id) where customer_id is not null',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table executions drop column customer_id, drop column provider_customer_id');
  }
}
