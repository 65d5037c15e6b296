import type { FieldError } from '@linesman/service-kit';
import { type FieldKind, type JsonSchema, kindOf, partsOf } from './json-schema';

/** What a form posted, in the types of its schema. Empty fields are left out; the service checks the values. */
export function readForm(
  schema: JsonSchema,
  body: Record<string, unknown>,
  { at }: { at?: string } = {},
): { values: Record<string, unknown>; errors: FieldError[] } {
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [key, property] of Object.entries(partsOf(schema).properties)) {
    const field = at ? `${at}.${key}` : key;
    const posted = body[field];
    const kind = kindOf(property);
    // Browsers send nothing for a checkbox that is not checked.
    const text = kind === 'check' ? String(posted === 'true') : typeof posted === 'string' ? posted.trim() : '';
    if (text === '') continue;
    if (kind === 'check' && posted === undefined && property.default === undefined) continue;
    try {
      values[key] = kind === 'choice' ? choiceOf(property.enum!, text) : readers[kind](text);
    } catch (error) {
      values[key] = text;
      errors.push({ field, message: (error as Error).message });
    }
  }
  return { values, errors };
}

const asIs = (text: string): string => text;

const readers: Record<Exclude<FieldKind, 'choice'>, (text: string) => unknown> = {
  text: asIs,
  area: asIs,
  email: asIs,
  url: asIs,
  password: asIs,
  date: asIs,
  number: numberOf,
  moment: (text) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00Z` : text),
  check: (text) => text === 'true',
  json: jsonOf,
};

const choiceOf = (choices: unknown[], text: string): unknown => choices.find((one) => String(one) === text) ?? text;

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error('must be a number');
  return number;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('must be JSON, such as {"a": 1} or ["b"]');
  }
}
