import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AskedCapability1764895000000 implements MigrationInterface {
  /** A request for the right to execute names the capability, and is another one than for the right to configure. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table access_requests add column capability_code text');
    await this.once(q, 'tenant_id, subject, action, provider, integration_id, capability_code');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('delete from access_requests where capability_code is not null');
    await this.once(q, 'tenant_id, subject, action, provider, integration_id');
    await q.query('alter table access_requests drop column capability_code');
  }

  private async once(q: QueryRunner, columns: string): Promise<void> {
    await q.query(`alter table access_requests drop constraint access_requests_once,
      add constraint access_requests_once unique nulls not distinct (${columns})`);
  }
}
