import type { Variable } from './variables-of.ts';

export interface Reader {
  name: string;
  variables: Variable[];
}

export interface Row extends Variable {
  readers: string[];
  /** Defaults of single readers: `npm start: …`. */
  otherDefaults: string[];
}

/** One row for each variable, whoever reads it. Throws where a variable has no meaning, or two. */
export function rowsOf(readers: Reader[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { name: reader, variables } of readers)
    for (const variable of variables) {
      const row = rows.get(variable.name);
      if (!row) rows.set(variable.name, { ...variable, readers: [reader], otherDefaults: [] });
      else join(row, variable, reader);
    }
  const silent = [...rows.values()].filter(({ meaning }) => meaning === '').map(({ name }) => name);
  if (silent.length > 0)
    throw new Error(`No comment says what these environment variables mean: ${silent.join(', ')}.`);
  return [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function join(row: Row, variable: Variable, reader: string): void {
  const { readers } = row;
  row.meaning ||= variable.meaning;
  if (!readers.includes(reader)) readers.push(reader);
  // One of the classes has to say what the variable means.
  const differs = variable.meaning !== '' && variable.meaning !== row.meaning;
  if (differs || row.default !== variable.default)
    throw new Error(
      `${variable.name} means or defaults to something else for ${reader} than for ${readers[0]}: give both the same comment and default.`,
    );
  row.required ||= variable.required;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function readersOf({ readers }: Row, services: readonly string[]): string {
  const others = readers.filter((it) => !services.includes(it));
  return services.every((it) => readers.includes(it)) ? ['every service', ...others].join(', ') : readers.join(', ');
}

function defaultOf(row: Row): string {
  const own = row.required ? '**required**' : row.default ? `\`${row.default}\`` : '–';
  return row.otherDefaults.length > 0 ? `${own} (${row.otherDefaults.join(', ')})` : own;
}

export function tableOf(rows: Row[], services: readonly string[]): string {
  const lines = rows.map((row) =>
    [`\`${row.name}\``, readersOf(row, services), defaultOf(row), row.values, row.meaning].map(cell),
  );
  return [['Variable', 'Read by', 'Default', 'Values', 'Meaning'], Array<string>(5).fill('---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
