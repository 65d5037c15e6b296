/** As much of JSON Schema 2020-12 as a form can show; the rest is entered as JSON and judged by the service. */
export interface FormSchema {
  properties?: Record<string, PropertySchema>;
  required?: string[];
}

export interface PropertySchema {
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  /** Of a credential: false says that it may be seen. */
  writeOnly?: boolean;
}

export type FieldKind =
  'text' | 'email' | 'url' | 'password' | 'number' | 'date' | 'moment' | 'choice' | 'check' | 'json';

const byFormat: Record<string, FieldKind> = { email: 'email', uri: 'url', date: 'date', 'date-time': 'moment' };
const byType: Record<string, FieldKind> = { string: 'text', integer: 'number', number: 'number', boolean: 'check' };

export function kindOf(property: PropertySchema): FieldKind {
  if (property.enum) return 'choice';
  const { type, format = '' } = property;
  if (type === 'string' && Object.hasOwn(byFormat, format)) return byFormat[format]!;
  return typeof type === 'string' && Object.hasOwn(byType, type) ? byType[type]! : 'json';
}
