import type { QueryRunner } from 'typeorm';

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
