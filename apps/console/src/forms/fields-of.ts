import type { FieldError } from '@linesman/service-kit';
import { readable } from '../pages/words';
import { type FieldKind, type FormSchema, kindOf, type PropertySchema } from './json-schema';

/** One control of a form, as `parts/fields` shows it. */
export interface FormField {
  /** Of the control, and what a service calls the field in its `errors`: `parameters.amount`. */
  name: string;
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  value: string;
  checked: boolean;
  choices: { value: string; chosen: boolean }[];
  hint?: string;
  error?: string;
  min?: number;
  max?: number;
  max_length?: number;
  whole: boolean;
}

export interface FormState {
  /** What the field names start with: `parameters`. */
  at?: string;
  /** Typed values, or what was posted. */
  values?: Record<string, unknown>;
  errors?: FieldError[];
  /** The fields are secrets, unless one says otherwise: shown as dots and never with a value. */
  secret?: boolean;
}

/** The controls for an object of this schema, what is required first. */
export function fieldsOf(
  schema: FormSchema,
  { at, values = {}, errors = [], secret = false }: FormState = {},
): FormField[] {
  const required = new Set(schema.required);
  // Schemas that were stored come back in no order of anybody's: what has to be said comes first.
  const properties = Object.entries(schema.properties ?? {});
  const inOrder = [
    ...properties.filter(([key]) => required.has(key)),
    ...properties.filter(([key]) => !required.has(key)),
  ];
  return inOrder.map(([key, property]) => {
    const name = at ? `${at}.${key}` : key;
    const hidden = secret && property.writeOnly !== false;
    const given = hidden ? undefined : (values[key] ?? property.default);
    const kind = hidden ? 'password' : kindOf(property);
    const error = errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message;
    return {
      name,
      id: `field-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`,
      label: property.title ?? readable(key),
      kind,
      required: required.has(key),
      value: shown(kind, given),
      checked: given === true || given === 'true',
      choices: (property.enum ?? []).map((one) => ({
        value: String(one),
        chosen: one === given || String(one) === given,
      })),
      whole: property.type === 'integer',
      ...optional(property, kind),
      ...(error ? { error } : {}),
    };
  });
}

const hints: Partial<Record<FieldKind, string>> = { moment: 'In UTC.', json: 'As JSON.' };

function optional({ description, minimum, maximum, maxLength }: PropertySchema, kind: FieldKind): Partial<FormField> {
  const hint = [description, hints[kind]].filter(Boolean).join(' ');
  return {
    ...(hint ? { hint } : {}),
    ...(minimum === undefined ? {} : { min: minimum }),
    ...(maximum === undefined ? {} : { max: maximum }),
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
  };
}

function shown(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'json' && typeof value !== 'string') return JSON.stringify(value, null, 2);
  if (kind === 'moment') return String(value).slice(0, 16);
  return String(value);
}
