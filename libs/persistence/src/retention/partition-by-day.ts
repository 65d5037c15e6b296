import type { QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index';
import { inShortTurns } from '../in-short-turns';
import { rolesOfSchema } from '../row-security';
import { one, rows } from '../sql';
import { createPartitionKeeper, DAYS_AHEAD } from './partition-keeper';

export interface ByDay {
  table: string;
  /** The column, of type timestamptz, that says to which day a row belongs. */
  by: string;
  /** The new primary key; it holds `by`. */
  key: string[];
  /** Stays unique among the rows of the table as it was, for processes of the release before. */
  once?: string[];
  /** Indexes that a table with partitions needs no more. */
  without?: string[];
}

/** While the table is checked, the release before writes it, so its new bound lies ahead. */
const BOUND_IN_DAYS = 7;

/**
 * Gives a table one partition a day, while services write it. The table itself becomes the partition of all days until a
 * week from now; no row is copied. See docs/adr/0032-one-partition-a-day.md. The migration has `transaction = false`, and may run again from its start.
 */
export async function partitionByDay(q: QueryRunner, wanted: ByDay): Promise<void> {
  await createPartitionKeeper(q);
  if (!(await isPartitioned(q, wanted.table))) await change(q, wanted);
  const step = `select keep_partitions('${wanted.table}', now(), now() + interval '${DAYS_AHEAD} days', '-infinity') as done`;
  while ((await inShortTurns(q, () => one<{ done: string | null }>(q.manager, step)))?.done) continue;
}

async function isPartitioned(q: QueryRunner, table: string): Promise<boolean> {
  const found = await one<{ kind: string }>(
    q.manager,
    'select relkind as kind from pg_class where oid = $1::regclass',
    [table],
  );
  return found?.kind === 'p';
}

async function change(q: QueryRunner, wanted: ByDay): Promise<void> {
  const { table, by, key, once } = wanted;
  const old = (await primaryKey(q, table)).columns;
  if (old.join() !== key.join())
    await buildIndex(q, `${table}_before_key`, `${table} (${key.join(', ')})`, { unique: true });
  if (once) await buildIndex(q, `${table}_before_once`, `${table} (${once.join(', ')})`, { unique: true });
  const inAWeek = await dayIn(q, BOUND_IN_DAYS);
  // A constraint that is checked beforehand spares the check while the table is locked.
  await inShortTurns(q, async () => {
    await q.query(`alter table ${table} drop constraint if exists ${table}_before_until`);
    await q.query(`alter table ${table} add constraint ${table}_before_until check (${by} < '${inAWeek}') not valid`);
  });
  await q.query(`alter table ${table} validate constraint ${table}_before_until`);
  await inShortTurns(q, () => swap(q, wanted, inAWeek));
}

/** When a day begins, by the database's clock. */
async function dayIn(q: QueryRunner, days: number): Promise<string> {
  const text = `select to_char(date_trunc('day', now() at time zone 'UTC') + interval '${days} days',
    'YYYY-MM-DD"T00:00:00Z"') as day`;
  return (await one<{ day: string }>(q.manager, text))!.day;
}

/** Row-level security hides the rows from the owner, and not the table's size. */
async function isWritten(q: QueryRunner, table: string): Promise<boolean> {
  return (await one<{ written: boolean }>(q.manager, `select pg_relation_size('${table}') > 0 as written`))!.written;
}

async function primaryKey(q: QueryRunner, table: string): Promise<{ name: string; columns: string[] }> {
  const found = await one<{ name: string; columns: string[] }>(
    q.manager,
    `select k.conname as name, array_agg(a.attname::text order by c.place) as columns from pg_constraint k,
       unnest(k.conkey) with ordinality as c (number, place), pg_attribute a
     where k.conrelid = $1::regclass and k.contype = 'p' and a.attrelid = k.conrelid and a.attnum = c.number group by 1`,
    [table],
  );
  return found!;
}

/** Only renames, so that it takes milliseconds once it has its lock. */
async function swap(q: QueryRunner, { table, by, key, without = [] }: ByDay, inAWeek: string): Promise<void> {
  const before = `${table}_before`;
  await q.query(`lock table ${table} in access exclusive mode`);
  // A table that nobody has written gets its partitions from today on.
  const until = (await isWritten(q, table)) ? inAWeek : await dayIn(q, 0);
  const policies = await policiesOf(q, table);
  const indexes = await indexesOf(q, table);
  const primary = await primaryKey(q, table);
  await q.query(`alter table ${table} rename to ${before}`);
  if (primary.columns.join() === key.join()) await q.query(`alter index ${primary.name} rename to ${before}_pkey`);
  else
    await q.query(`alter table ${before} drop constraint ${primary.name},
      add constraint ${before}_pkey primary key using index ${before}_key`);
  for (const { name } of indexes) await q.query(`alter index ${name} rename to ${name}_before`);
  await q.query(
    `create table ${table} (like ${before} including defaults including storage) partition by range (${by})`,
  );
  await q.query(`alter table ${table} attach partition ${before} for values from (minvalue) to ('${until}')`);
  await q.query(`alter table ${before} drop constraint ${before}_until`);
  await q.query(`alter table ${table} add constraint ${table}_pkey primary key (${key.join(', ')})`);
  for (const { name, definition } of indexes) if (!without.includes(name)) await q.query(definition);
  await q.query(`create table ${table}_default partition of ${table} default`);
  for (const one of policies) await q.query(one);
  for (const name of [table, `${table}_default`])
    await q.query(`alter table ${name} enable row level security, force row level security`);
  // Rows of the default partition are moved by a function that runs as the owner.
  await q.query(`create policy owner on ${table}_default to current_user using (true) with check (true)`);
  await closeToAll(q, [before, `${table}_default`]);
}

/** Rows are read and written through the table with the partitions, whose policies apply then. */
async function closeToAll(q: QueryRunner, partitions: string[]): Promise<void> {
  const { app, system } = await rolesOfSchema(q);
  await q.query(`revoke all on ${partitions.join(', ')} from "${app}", "${system}"`);
}

async function policiesOf(q: QueryRunner, table: string): Promise<string[]> {
  const found = await rows<{ text: string }>(
    q.manager,
    `select format('create policy %I on %I for %s to %s %s %s', policyname, tablename, cmd,
         (select string_agg(quote_ident(role::text), ', ') from unnest(roles) as r (role)),
         'using (' || qual || ')', 'with check (' || with_check || ')') as text
     from pg_policies where schemaname = current_schema() and tablename = $1`,
    [table],
  );
  return found.map(({ text }) => text);
}

/** All but those of the primary key and of the change itself. */
const indexesOf = (q: QueryRunner, table: string): Promise<{ name: string; definition: string }[]> =>
  rows(
    q.manager,
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not i.indisprimary and not starts_with(c.relname, $1 || '_before_')`,
    [table],
  );
