import { type ApiDocument, nameOf, resolved, type Schema } from './api-document';
import { type Block, proseOf } from './prose';

export interface FieldRow {
  name: string;
  /** The objects that contain it, such as `customer.`. */
  within: string;
  type: string;
  required: boolean;
  about: Block[];
  limits: string[];
}

const DEEPEST = 4;

/** A schema as rows of a table. Fields of nested objects and list items have dotted names. */
export function rowsOf(document: ApiDocument, schema: Schema, within = '', seen: string[] = []): FieldRow[] {
  const name = nameOf(schema);
  if (seen.length > DEEPEST || (name && seen.includes(name))) return [];
  const trail = name ? [...seen, name] : seen;
  const whole = resolved(document, schema);
  const inside = itemsOf(document, whole);
  if (inside) return rowsOf(document, inside, within ? `${within.slice(0, -1)}[].` : '[].', trail);
  const known = (whole.anyOf ?? []).flatMap((one) => rowsOf(document, one, within, trail));
  const fields = Object.entries(whole.properties ?? {}).flatMap(([field, value]) => {
    const { description } = { ...resolved(document, value), ...value };
    const row: FieldRow = {
      name: field,
      within,
      type: typeOf(document, value),
      required: whole.required?.includes(field) ?? false,
      about: proseOf(description),
      limits: limitsOf(resolved(document, value)),
    };
    return [row, ...rowsOf(document, value, `${within}${field}.`, trail)];
  });
  return [...known, ...fields];
}

const itemsOf = (document: ApiDocument, { type, items }: Schema): Schema | undefined =>
  [type].flat().includes('array') && items ? items : undefined;

export function typeOf(document: ApiDocument, schema: Schema): string {
  const whole = resolved(document, schema);
  if (whole.enum) return 'one of';
  if (whole.anyOf) return [...new Set(whole.anyOf.map((one) => typeOf(document, one)))].join(' or ');
  const inside = itemsOf(document, whole);
  if (inside) return `list of ${typeOf(document, inside)}${[whole.type].flat().includes('null') ? ' or null' : ''}`;
  const types = [whole.type ?? (whole.properties ? 'object' : 'anything')].flat();
  return types.map((type) => (type === 'string' && whole.format ? whole.format : type)).join(' or ');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function limitsOf(schema: Schema): string[] {
  const { enum: choices, const: only, default: fallback, examples, minimum, maximum, minLength, maxLength } = schema;
  const between = (least: number | undefined, most: number | undefined, what: string): string[] => {
    if (least === undefined && most === undefined) return [];
    if (most === undefined) return [`at least ${least}${what}`];
    return [least === undefined ? `at most ${most}${what}` : `${least} to ${most}${what}`];
  };
  return [
    ...(choices ? [choices.map(String).join(', ')] : []),
    ...(only === undefined ? [] : [`always ${textOf(only)}`]),
    ...between(minimum, maximum, ''),
    ...between(minLength, maxLength, ' characters'),
    ...(schema.pattern ? [`matches ${schema.pattern}`] : []),
    ...(fallback === undefined ? [] : [`${textOf(fallback)} unless given`]),
    ...(examples?.length ? [`e.g. ${examples.map(String).join(', ')}`] : []),
  ];
}
