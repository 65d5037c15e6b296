import { isDeepStrictEqual } from 'node:util';
import type { Column, Table } from './read-tables.ts';
import { type Relation, relationsOf, withoutTenant } from './relations.ts';
import { whatTablesHold } from './what-tables-hold.ts';

const head = `# Database

The tables of each service, made from a migrated database by \`npm run docs -- --database\`; do not edit. Each service has a
schema of its own and reads no other.

A solid line is a foreign key. A dotted line is an id that names a row of another table without a foreign key. Where a
foreign key holds \`tenant_id\` as well, its line leaves it out. Other ids name what another service or the platform keeps:
\`integration_id\` and \`customer_id\` rows of integrations, \`signal_id\` a risk signal of the status-monitor, and
\`execution_id\` an execution of the gateway-executor.
`;

const shortTypes: Record<string, string> = { 'timestamp with time zone': 'timestamptz', 'double precision': 'double' };

/** The tables of all services as a document with one diagram for each schema. Tables that all schemas have are told once. */
export function databaseDocument(tables: Table[], sentences = whatTablesHold): string {
  const names = [...new Set(tables.map(({ schema }) => schema))];
  const schemas = new Map(names.map((name) => [name, tables.filter(({ schema }) => schema === name)]));
  const [first = []] = schemas.values();
  const shared = first.filter((table) => [...schemas.values()].every((own) => own.some((one) => isSame(one, table))));
  const isShared = ({ name }: Table) => shared.some((one) => one.name === name);
  const sections = [
    section('shared', 'In every schema', shared, sentences),
    ...[...schemas].map(([schema, own]) =>
      section(
        schema,
        schema.replaceAll('_', '-'),
        own.filter((table) => !isShared(table)),
        sentences,
      ),
    ),
  ];
  return [head, ...sections].join('\n');
}

const isSame = (one: Table, other: Table): boolean =>
  isDeepStrictEqual({ ...one, schema: '' }, { ...other, schema: '' });

function section(schema: string, title: string, tables: Table[], sentences: typeof whatTablesHold): string {
  const said = sentences[schema] ?? {};
  const names = tables.map(({ name }) => name);
  const faults = [
    ...names.filter((name) => !said[name]).map((name) => `Say what ${schema}.${name} holds, in what-tables-hold.ts.`),
    ...Object.keys(said)
      .filter((name) => !names.includes(name))
      .map((name) => `what-tables-hold.ts tells of ${schema}.${name}, which does not exist.`),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const lines = [...tables.flatMap(entity), ...relationsOf(tables).map(line)];
  const items = names.map((name) => `- \`${name}\`: ${said[name]}`);
  return `## ${title}\n\n${items.join('\n')}\n\n\`\`\`mermaid\nerDiagram\n${lines.join('\n')}\n\`\`\`\n`;
}

function entity({ name, columns, primary_key, foreign_keys }: Table): string[] {
  const foreign = foreign_keys.flatMap((key) => withoutTenant(key.columns));
  const keysOf = (column: Column) =>
    [primary_key.includes(column.name) && 'PK', foreign.includes(column.name) && 'FK'].filter(Boolean).join(', ');
  const fields = columns.map((column) => `    ${typeOf(column)} ${column.name} ${keysOf(column)}`.trimEnd());
  return [`  ${name} {`, ...fields, '  }'];
}

const typeOf = ({ type }: Column): string => shortTypes[type] ?? type.replace('character varying', 'varchar');

/** How many rows of each side belong to one of the other. */
function line({ from, columns, to, enforced }: Relation): string {
  const isRequired = columns.every((name) => from.columns.find((column) => column.name === name)!.required);
  const isUnique = from.unique.some((key) => isDeepStrictEqual(withoutTenant(key), columns));
  const one = enforced && isRequired ? '||' : '|o';
  return `  ${to.name} ${one}${enforced ? '--' : '..'}${isUnique ? 'o|' : 'o{'} ${from.name} : ${columns.join('_')}`;
}
