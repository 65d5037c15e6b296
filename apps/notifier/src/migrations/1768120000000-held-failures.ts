import { enableRowSecurity, letSystemForget, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const followSnapshot = (
  more: string,
) => `create or replace function follow_snapshot() returns trigger language plpgsql as $$
  begin
    new.customer_id := new.snapshot #>> '{customer,customer_id}';
    new.integration_id := new.snapshot #>> '{status_change,integration_id}';
    new.integration_type := new.snapshot #>> '{status_change,integration_type}';
    new.contact_email := lower(new.snapshot #>> '{customer,technical_contact,email}');
    ${more}
    return new;
  end $$`;

/** Failures of many customers of one provider at once, whose messages are held. They belong to the platform tenant. */
export class HeldFailures1768120000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signals add column customer_cause text');
    await q.query(
      followSnapshot(`new.customer_cause := case when new.snapshot #>> '{status_change,party_at_fault}' = 'customer'
      and new.snapshot ->> 'signal_type' <> 'integration_expiring' then new.snapshot #>> '{status_change,cause}' end;`),
    );
    const { system } = await rolesOfSchema(q);
    await q.query(`grant select (integration_type, customer_id, customer_cause, created_at) on signals to "${system}"`);
    await q.query('alter table workflow_runs add column held_by uuid');
    await q.query(`create table held_failures (
      hold_id uuid primary key, tenant_id uuid not null, connection_code text not null, cause text not null,
      customers int not null, began_at timestamptz not null default clock_timestamp(), ends_at timestamptz not null,
      ended_at timestamptz)`);
    await q.query(
      'create unique index held_failures_open on held_failures (connection_code, cause) where ended_at is null',
    );
    await q.query('create index held_failures_ended_at on held_failures (ended_at)');
    await enableRowSecurity(q, 'held_failures', ['select']);
    await letSystemForget(q, 'held_failures');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table held_failures');
    await q.query('alter table workflow_runs drop column held_by');
    await q.query(followSnapshot(''));
    await q.query('alter table signals drop column customer_cause');
  }
}
