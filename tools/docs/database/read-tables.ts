/** A table of a service as PostgreSQL describes it. */
export interface Table {
  schema: string;
  name: string;
  columns: Column[];
  primary_key: string[];
  /** The columns of each unique index without a condition, the primary key's too. */
  unique: string[][];
  /** To tables of the same schema; no service reads another one's. */
  foreign_keys: { columns: string[]; table: string }[];
}

export interface Column {
  name: string;
  type: string;
  required: boolean;
}

type Ask = <T>(text: string, values: unknown[]) => Promise<T[]>;

const attributes = (relation: string, numbers: string) => `(
  select coalesce(json_agg(a.attname order by k.place), '[]') from unnest(${numbers}) with ordinality k (number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;

/** Reads the tables of some schemas from the database's own catalog, so that none is left out. */
export const readTables = (ask: Ask, schemas: string[]): Promise<Table[]> =>
  ask<Table>(
    `select n.nspname as schema, c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'required', a.attnotnull) order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       coalesce((select ${attributes('c.oid', 'i.indkey')} from pg_index i
          where i.indrelid = c.oid and i.indisprimary), '[]') as primary_key,
       (select coalesce(json_agg(${attributes('c.oid', 'i.indkey')} order by i.indexrelid), '[]') from pg_index i
          where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null) as unique,
       (select coalesce(json_agg(json_build_object('columns', ${attributes('c.oid', 'f.conkey')},
            'table', target.relname) order by f.conname), '[]')
          from pg_constraint f join pg_class target on target.oid = f.confrelid
          where f.conrelid = c.oid and f.contype = 'f') as foreign_keys
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition order by 1, 2`,
    [schemas],
  );
