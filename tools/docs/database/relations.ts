import { idsOfTables } from './ids-of-tables.ts';
import type { Table } from './read-tables.ts';

export interface Relation {
  from: Table;
  /** Without the tenant. */
  columns: string[];
  to: Table;
  /** Whether the database enforces it. */
  enforced: boolean;
}

/** What the tables of one schema say about each other. */
export const relationsOf = (tables: Table[]): Relation[] =>
  tables.flatMap((from) => {
    const enforced = from.foreign_keys.map(({ columns, table }) => ({
      from,
      columns: withoutTenant(columns),
      to: tables.find(({ name }) => name === table)!,
      enforced: true,
    }));
    const known = new Set(enforced.flatMap(({ columns }) => columns));
    return [...enforced, ...namedBy(from, tables).filter(({ columns }) => !known.has(columns[0]!))];
  });

export const withoutTenant = (columns: string[]): string[] => columns.filter((name) => name !== 'tenant_id');

function namedBy(from: Table, tables: Table[]): Relation[] {
  const ids = idsOfTables[from.schema] ?? {};
  return from.columns.flatMap(({ name, type }) => {
    const to = tables.find((table) => table.name === ids[name]);
    const isOwnKey = to === from && keyOf(from) === name;
    return to && !isOwnKey && typeOf(to, keyOf(to)) === type ? [{ from, columns: [name], to, enforced: false }] : [];
  });
}

const keyOf = (table: Table): string => withoutTenant(table.primary_key)[0]!;

const typeOf = (table: Table, column: string): string => table.columns.find(({ name }) => name === column)!.type;
