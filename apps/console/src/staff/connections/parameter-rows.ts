import { type JsonSchema, partsOf, type PropertySchema } from '../../forms/json-schema';

export const CONNECTIONS = '/v1/internal/connections';
export const CONNECTION = `${CONNECTIONS}/{connection_code}` as const;

/** The page of a connection. */
export const connectionUrl = (code: string): string => `/staff/connections/${encodeURIComponent(code)}`;

export interface ParameterRow {
  name: string;
  type: string;
  required: boolean;
  description?: string;
}

/** The parameters of a schema as rows for people to read. */
export function parametersOf(schema: JsonSchema): ParameterRow[] {
  const { properties, required } = partsOf(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: required.includes(name),
    description: property.description,
  }));
}

function typeOf({ type, format, enum: choices }: PropertySchema): string {
  if (choices) return `one of ${choices.map(String).join(', ')}`;
  const types = Array.isArray(type) ? type.join(' or ') : (type ?? 'anything');
  return format ? `${types}, ${format}` : types;
}
