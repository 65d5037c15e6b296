import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalColumns1764980000000 implements MigrationInterface {
  /**
   * What open signals are looked up by, as text like in the snapshot. A trigger writes it, because processes of an older
   * release write snapshots during the update.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table signals add column customer_id text, add column integration_id text,
      add column integration_type text, add column contact_email text`);
    await q.query(`create function follow_snapshot() returns trigger language plpgsql as $$
      begin
        new.customer_id := new.snapshot #>> '{customer,customer_id}';
        new.integration_id := new.snapshot #>> '{status_change,integration_id}';
        new.integration_type := new.snapshot #>> '{status_change,integration_type}';
        new.contact_email := lower(new.snapshot #>> '{customer,technical_contact,email}');
        return new;
      end $$`);
    await q.query(`create trigger signals_columns before insert or update of snapshot on signals
      for each row execute function follow_snapshot()`);
    // With FORCE, row-level security would hide the rows from the owner too.
    await q.query('alter table signals no force row level security');
    await q.query(`update signals set snapshot = snapshot where state = 'open'`);
    await q.query('alter table signals force row level security');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop trigger signals_columns on signals');
    await q.query('drop function follow_snapshot()');
    await q.query(`alter table signals drop column customer_id, drop column integration_id,
      drop column integration_type, drop column contact_email`);
  }
}
