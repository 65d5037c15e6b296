import type { MigrationInterface, QueryRunner } from 'typeorm';

const followSnapshot = (
  more = '',
): string => `create or replace function follow_snapshot() returns trigger language plpgsql as $$
  begin
    new.customer_id := new.snapshot #>> '{customer,customer_id}';
    new.integration_id := new.snapshot #>> '{status_change,integration_id}';
    new.integration_type := new.snapshot #>> '{status_change,integration_type}';
    new.contact_email := lower(new.snapshot #>> '{customer,technical_contact,email}');
    new.customer_cause := case when new.snapshot #>> '{status_change,party_at_fault}' = 'customer'
      and new.snapshot ->> 'signal_type' <> 'integration_expiring' then new.snapshot #>> '{status_change,cause}' end;${more}
    return new;
  end $$`;

export class SignalsOfCsms1768614000000 implements MigrationInterface {
  /**
   * The CSM of a signal's customer, by whom a daily summary looks up signals. Below row-level security an index of the
   * expression itself would never be read.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signals add column csm_email text');
    await q.query(followSnapshot(`\n    new.csm_email := lower(new.snapshot #>> '{customer,csm,email}');`));
    // With FORCE, row-level security would hide the rows from the owner too.
    await q.query('alter table signals no force row level security');
    await q.query(`update signals set snapshot = snapshot
      where state = 'open' or closed_at > now() - interval '8 days'`);
    await q.query('alter table signals force row level security');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(followSnapshot());
    await q.query('alter table signals drop column csm_email');
  }
}
