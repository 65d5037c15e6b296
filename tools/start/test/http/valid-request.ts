import { randomUUID } from 'node:crypto';
import type { Operation, Schema } from './api-document.ts';

/** Values by the name of the parameter or field: ids of a tenant, and codes that exist. */
export type Known = Record<string, string>;

const byFormat: Record<string, () => string> = {
  uuid: randomUUID,
  email: () => 'pat@example.com',
  uri: () => 'https://example.com',
  url: () => 'https://example.com',
  'date-time': () => '2026-01-05T09:30:00.000Z',
  date: () => '2026-01-05',
};

/** Texts that fit patterns. */
const samples = [
  { of: /^\^\\d/, text: '1' },
  { of: /^\^\[A-Z\]\{3\}/, text: 'USD' },
  { of: /\[A-Z\]/, text: 'SOME_CODE' },
  { of: /@/, text: 'pat@example.com' },
];

/** A value that fits the schema, with every required field. */
function validValue(schema: Schema, name: string, known: Known, all = false): unknown {
  const type = [schema.type].flat()[0];
  if (type === 'object') return validObject(schema, known, all);
  if (type === 'array') return validList(schema, name, known, all);
  if (known[name] !== undefined && type === 'string') return known[name];
  if (schema.enum) return schema.enum[0];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (typeof schema.default === 'string') return schema.default;
  const made = byFormat[schema.format ?? '']?.();
  if (made) return made;
  return (
    samples.find(({ of }) => of.test(typeof schema.pattern === 'string' ? schema.pattern : ''))?.text ?? 'some_text'
  );
}

const validList = ({ items, minItems }: Schema, name: string, known: Known, all: boolean): unknown[] =>
  items ? Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, () => validValue(items, name, known, all)) : [];

export const validObject = (
  { properties = {}, required = [] }: Schema,
  known: Known,
  all = false,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => all || required.includes(name))
      .map(([name, inner]) => [name, validValue(inner, name, known, all)]),
  );

/** The path with its parameters and the required query filled in. @param given percent-encoded values, by name */
export function targetOf({ path, parameters }: Operation, known: Known, given: Record<string, string> = {}): string {
  const textOf = (name: string, schema: Schema): string =>
    given[name] ?? encodeURIComponent(String([validValue(schema, name, known)].flat()[0]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    textOf(name, parameters.find((it) => it.name === name && it.in === 'path')?.schema ?? {}),
  );
  const query = parameters
    .filter((it) => it.in === 'query' && (it.required || given[it.name] !== undefined))
    .map(({ name, schema }) => `${name}=${textOf(name, schema)}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
