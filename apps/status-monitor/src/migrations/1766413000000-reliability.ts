import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each step of a problem was taken, from the last call that worked to what a person did; and support tickets. */
export class Reliability1766413000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table risk_signals add column last_worked_at timestamptz, add column failing_since timestamptz,
      add column told_at timestamptz, add column acted_at timestamptz,
      add column noticed_at timestamptz, add column noticed_by text`);
    await q.query('alter table integration_health add column noticed_at timestamptz, add column noticed_by text');
    await q.query(`create table support_tickets (
      tenant_id uuid not null, ticket_id text not null, integration_id uuid not null, opened_at timestamptz not null,
      reported_at timestamptz not null default clock_timestamp(), primary key (tenant_id, ticket_id))`);
    await q.query('create index support_tickets_tenant on support_tickets (tenant_id, opened_at)');
    await q.query('create index support_tickets_integration on support_tickets (integration_id)');
    await q.query('create index support_tickets_opened_at on support_tickets (opened_at)');
    await enableRowSecurity(q, 'support_tickets', []);
    await letSystemForget(q, 'support_tickets');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table support_tickets');
    await q.query('alter table integration_health drop column noticed_at, drop column noticed_by');
    await q.query(`alter table risk_signals drop column last_worked_at, drop column failing_since, drop column told_at,
      drop column acted_at, drop column noticed_at, drop column noticed_by`);
  }
}
