import type { QueryRunner } from 'typeorm';
import { inShortTurns } from './in-short-turns';
import { rows } from './sql';

/**
 * Builds an index of a table that services write meanwhile. The migration has `transaction = false`, and may run again
 * from its start. An index that an interrupted build left is not valid, and is built again.
 */
export async function buildIndex(
  q: QueryRunner,
  name: string,
  on: string,
  { unique = false }: { unique?: boolean } = {},
): Promise<void> {
  const invalid = (await q.query(
    `select 1 from pg_index join pg_class c on c.oid = indexrelid
     where c.relname = $1 and c.relnamespace = current_schema()::regnamespace and not indisvalid`,
    [name],
  )) as unknown[];
  if (invalid.length > 0) await dropIndex(q, name);
  await q.query(`create ${unique ? 'unique index' : 'index'} concurrently if not exists ${name} on ${on}`);
}

/** Drops an index while services write the table. */
export async function dropIndex(q: QueryRunner, name: string): Promise<void> {
  await q.query(`drop index concurrently if exists ${name}`);
}

/** Builds an index of a table with partitions in the same way, partition by partition. */
export async function buildPartitionedIndex(q: QueryRunner, name: string, table: string, on: string): Promise<void> {
  // A partition that is made from here on has it.
  await inShortTurns(q, () => q.query(`create index if not exists ${name} on only ${table} ${on}`));
  for (const part of await partitionsWithout(q, name, table)) {
    const own = `${part}_${name}`;
    await buildIndex(q, own, `${part} ${on}`);
    await inShortTurns(q, () => q.query(`alter index ${name} attach partition ${own}`));
  }
}

/** Drops an index of a table with partitions, which PostgreSQL cannot do concurrently. */
export async function dropPartitionedIndex(q: QueryRunner, name: string): Promise<void> {
  await inShortTurns(q, () => q.query(`drop index if exists ${name}`));
}

async function partitionsWithout(q: QueryRunner, index: string, table: string): Promise<string[]> {
  const found = await rows<{ part: string }>(
    q.manager,
    `select c.relname as part from pg_inherits p join pg_class c on c.oid = p.inhrelid
     where p.inhparent = $1::regclass and not exists (
       select from pg_index x join pg_inherits i on i.inhrelid = x.indexrelid
       where x.indrelid = c.oid and i.inhparent = $2::regclass)
     order by 1`,
    [table, index],
  );
  return found.map(({ part }) => part);
}
