import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How severe the risk signals of a tenant are. The policy is null where the tenant has set none, or none any more. The system
 * reads it: it records the observations of many tenants at once.
 */
export class SeverityPolicies1771811000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create table severity_policies (tenant_id uuid primary key, policy jsonb, version int not null)');
    await enableRowSecurity(q, 'severity_policies', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table severity_policies');
  }
}
