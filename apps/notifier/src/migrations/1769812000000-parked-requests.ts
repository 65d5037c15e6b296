import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the executor last said of the requests that wait for the integration of a signal. */
export class ParkedRequests1769812000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signals add column parked_requests jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table signals drop column parked_requests');
  }
}
