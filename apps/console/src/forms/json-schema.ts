/** The part of JSON Schema 2020-12 that a form can show. Other values are typed as JSON, and the service checks them. */
export interface FormSchema {
  properties?: Record<string, PropertySchema>;
  required?: string[];
}

/** A schema of our own, or one that a service answered: it checked the schema when it was stored. */
export type JsonSchema = FormSchema | Record<string, unknown> | null | undefined;

export function partsOf(schema: JsonSchema): Required<FormSchema> {
  const { properties = {}, required = [] } = (schema ?? {}) as FormSchema;
  return { properties, required };
}

export interface PropertySchema {
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  /** What a page calls the values of `enum`. Absent: by themselves. */
  names?: Record<string, string>;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  /** False: a field of a credential that is no secret. */
  writeOnly?: boolean;
}

export type FieldKind =
  'text' | 'area' | 'email' | 'url' | 'password' | 'number' | 'date' | 'moment' | 'choice' | 'check' | 'json';

const byFormat: Record<string, FieldKind> = { email: 'email', uri: 'url', date: 'date', 'date-time': 'moment' };
const byType: Record<string, FieldKind> = { string: 'text', integer: 'number', number: 'number', boolean: 'check' };

/** From so many characters on, a text may have several lines. */
const AREA_LENGTH = 10_000;

export function kindOf(property: PropertySchema): FieldKind {
  if (property.enum) return 'choice';
  const { type, format = '', maxLength = 0 } = property;
  if (type === 'string' && maxLength >= AREA_LENGTH) return 'area';
  if (type === 'string' && Object.hasOwn(byFormat, format)) return byFormat[format]!;
  if (Array.isArray(type) && type.includes('string')) return 'text';
  return typeof type === 'string' && Object.hasOwn(byType, type) ? byType[type]! : 'json';
}
