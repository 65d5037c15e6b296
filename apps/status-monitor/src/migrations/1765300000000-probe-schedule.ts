import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The schedule of the probes, which was two columns of integration_health, in a narrow table of its own. No transaction,
 * so that nothing is locked while a million rows are copied; every statement may run twice.
 *
 * The columns stay for one release: a process of the release before writes them, and a trigger repeats that here.
 */
export class ProbeSchedule1765300000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('drop trigger if exists repeat_older_release on integration_health');
    await q.query('drop table if exists probe_schedule');
    await q.query(`create table probe_schedule (
      integration_id uuid primary key, tenant_id uuid not null, connection_code text not null,
      is_critical boolean not null, due_at timestamptz not null, asked boolean not null default false,
      quick_probes integer, lease uuid, leased_until timestamptz)
      with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05)`);
    await q.query('create index probe_schedule_due on probe_schedule (connection_code, due_at)');
    await q.query('create index probe_schedule_tenant on probe_schedule (tenant_id, connection_code, due_at)');
    await enableRowSecurity(q, 'probe_schedule', ['select', 'insert', 'update', 'delete']);
    await q.query(repeatOlderRelease);
    await q.query(`create trigger repeat_older_release after insert or update of next_probe_at on integration_health
      for each row execute function repeat_older_release()`);
    await this.copy(q);
    for (const index of ['integration_health_of_type', 'integration_health_trials'])
      await q.query(`drop index concurrently if exists ${index}`);
    await q.query('analyze probe_schedule');
  }

  /** The owner sees no row of a table with forced row-level security, except through policies of its own. */
  private async copy(q: QueryRunner): Promise<void> {
    for (const { name, table, rule } of ownersPolicies) {
      await q.query(`drop policy if exists ${name} on ${table}`);
      await q.query(`create policy ${name} on ${table} ${rule}`);
    }
    await q.query(`insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at, quick_probes)
      select integration_id, tenant_id, integration_type, is_critical, next_probe_at, quick_probes
      from integration_health where next_probe_at is not null
      on conflict (integration_id) do nothing`);
    for (const { name, table } of ownersPolicies) await q.query(`drop policy ${name} on ${table}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop trigger if exists repeat_older_release on integration_health');
    await q.query('drop function if exists repeat_older_release');
    await q.query('drop table probe_schedule');
  }
}

const ownersPolicies = [
  { name: 'copied_from', table: 'integration_health', rule: 'for select to current_user using (true)' },
  { name: 'copied_to', table: 'probe_schedule', rule: 'for insert to current_user with check (true)' },
  { name: 'known_before', table: 'probe_schedule', rule: 'for select to current_user using (true)' },
];

/** This release never writes next_probe_at, so only a process of the release before fires it. */
const repeatOlderRelease = `create or replace function repeat_older_release() returns trigger language plpgsql as $$
begin
  if new.next_probe_at is null then
    if tg_op = 'UPDATE' then delete from probe_schedule where integration_id = new.integration_id; end if;
  else
    insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at, quick_probes)
    values (new.integration_id, new.tenant_id, new.integration_type, new.is_critical, new.next_probe_at, new.quick_probes)
    on conflict (integration_id) do update set is_critical = excluded.is_critical, due_at = excluded.due_at,
      quick_probes = excluded.quick_probes, lease = null, leased_until = null;
  end if;
  return null;
end $$`;
