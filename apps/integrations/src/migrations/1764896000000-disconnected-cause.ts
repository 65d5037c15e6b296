import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DisconnectedCause1764896000000 implements MigrationInterface {
  /** The status alone does not say that an integration does not work: an outage of the provider leaves it `active`. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations add column disconnected_cause text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integrations drop column disconnected_cause');
  }
}
