import type { FieldError } from '@linesman/service-kit';
import { readable } from '../pages/words';
import { type FieldKind, type JsonSchema, kindOf, partsOf } from './json-schema';

/** One control of a form, as the view `parts/fields` shows it. */
export interface FormField {
  /** The control's name, which is also the field's name in a service's `errors`: `parameters.amount`. */
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
  /** The prefix of the field names: `parameters`. */
  at?: string;
  /** Stored values, or those that a form posted. */
  values?: Record<string, unknown>;
  errors?: FieldError[];
  /** The fields are secrets unless one says otherwise: shown as dots, and always empty. */
  secret?: boolean;
}

/** The controls for an object of this schema, required fields first. */
export function fieldsOf(
  schema: JsonSchema,
  { at, values = {}, errors = [], secret = false }: FormState = {},
): FormField[] {
  const { properties, required } = partsOf(schema);
  // PostgreSQL does not keep the order of a stored schema's properties.
  const entries = Object.entries(properties);
  const inOrder = [
    ...entries.filter(([key]) => required.includes(key)),
    ...entries.filter(([key]) => !required.includes(key)),
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
      required: required.includes(key),
      value: shown(kind, given),
      checked: given === true || given === 'true',
      choices: (property.enum ?? []).map((one) => ({
        value: String(one),
        label: property.names?.[String(one)] ?? String(one),
        chosen: one === given || String(one) === given,
      })),
      whole: property.type === 'integer',
      hint: [property.description, hints[kind]].filter(Boolean).join(' ') || undefined,
      min: property.minimum,
      max: property.maximum,
      max_length: property.maxLength,
      error,
    };
  });
}

const hints: Partial<Record<FieldKind, string>> = { moment: 'In UTC.', json: 'As JSON.' };

function shown(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return kind === 'moment' ? text.slice(0, 16) : text;
}
