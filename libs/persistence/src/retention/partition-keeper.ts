import type { QueryRunner } from 'typeorm';
import { rolesOfSchema } from '../row-security';

/** Partitions are made for today and for so many days ahead. */
export const DAYS_AHEAD = 3;

/** Lets the system role, which owns no table, make and drop partitions of the schema's tables that have a day each. */
export async function createPartitionKeeper(q: QueryRunner): Promise<void> {
  const { app, system } = await rolesOfSchema(q);
  await q.query(bounds);
  await q.query(keep(app, system));
  for (const name of ['partition_bounds(name)', 'keep_partitions(name, timestamptz, timestamptz, timestamptz)']) {
    await q.query(`revoke all on function ${name} from public`);
    await q.query(`grant execute on function ${name} to "${system}"`);
  }
}

/** From when to when a partition has rows. The default partition is not among them. */
const bounds = `create or replace function partition_bounds(parent name)
  returns table (part name, lower timestamptz, upper timestamptz)
  language sql stable set search_path from current set timezone = 'UTC' as $$
    select c.relname,
      case when e.text like 'FOR VALUES FROM (MINVALUE)%' then '-infinity'::timestamptz
        else substring(e.text from $re$FROM \\('([^']+)'\\)$re$)::timestamptz end,
      substring(e.text from $re$TO \\('([^']+)'\\)$re$)::timestamptz
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent,
      lateral (select pg_get_expr(c.relpartbound, c.oid) as text) e
    where p.relname = parent and p.relnamespace = current_schema()::regnamespace and e.text <> 'DEFAULT' $$`;

/**
 * Does one thing that is to be done, and says what; null where nothing is. Each takes a lock for which it waits a quarter
 * of a second at most, because writers wait behind it. A day's rows that came before its partition are moved into it.
 */
const keep = (app: string, system: string): string => `create or replace function keep_partitions(
    parent name, first timestamptz, last timestamptz, before timestamptz) returns text
  language plpgsql security definer set search_path from current set timezone = 'UTC' set lock_timeout = '250ms' as $$
  declare
    key name;
    part name;
    rest name := parent || '_default';
    from_day timestamptz;
    gone int;
  begin
    select a.attname into strict key from pg_partitioned_table t
      join pg_class c on c.oid = t.partrelid and c.relname = parent and c.relnamespace = current_schema()::regnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = t.partattrs[0];

    select b.part into part from partition_bounds(parent) b where b.upper <= before order by b.upper limit 1;
    if found then
      execute format('drop table %I', part);
      return 'dropped ' || part;
    end if;

    select d.day into from_day
      from generate_series(date_trunc('day', first), date_trunc('day', last), interval '1 day') as d (day)
      where not exists (select from partition_bounds(parent) b where b.lower <= d.day and d.day < b.upper)
      order by d.day limit 1;
    if found then
      part := parent || to_char(from_day, '_YYYYMMDD');
      execute format('create table %I (like %I including defaults including indexes including storage)', part, parent);
      execute format('revoke all on %I from ${`"${app}", "${system}"`}', part);
      execute format('lock table %I in access exclusive mode', rest);
      execute format('with moved as (delete from %I where %I >= $1 and %I < $2 returning *) insert into %I select * from moved',
        rest, key, key, part) using from_day, from_day + interval '1 day';
      execute format('alter table %I enable row level security, force row level security', part);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)',
        parent, part, from_day, from_day + interval '1 day');
      return 'made ' || part;
    end if;

    execute format('delete from %I where ctid = any (array(select ctid from %I where %I < $1 limit 5000))', rest, rest, key)
      using before;
    get diagnostics gone = row_count;
    return case when gone > 0 then 'deleted ' || gone || ' rows of ' || rest end;
  end $$`;
