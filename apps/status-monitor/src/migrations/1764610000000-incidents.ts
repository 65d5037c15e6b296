import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incidents1764610000000 implements MigrationInterface {
  /** Finds the few failing integrations among those of all tenants. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index integration_health_failing on integration_health (party_at_fault, integration_type)
      where status <> 'healthy'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index integration_health_failing');
  }
}
