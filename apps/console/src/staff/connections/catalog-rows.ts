import type { ConnectionStatus } from '@linesman/contracts';
import type { FormSchema, PropertySchema } from '../../forms/json-schema';

/** A connection as the catalog shows it to staff. */
export interface CatalogConnection {
  connection_code: string;
  display_name: string;
  description: string | null;
  logo_url: string | null;
  status: ConnectionStatus;
  version: number;
  updated_at: string;
}

export interface CatalogCapability {
  connection_code: string;
  capability_code: string;
  capability_version: number;
  description: string;
  parameters_schema: (FormSchema & { additionalProperties?: unknown }) | null;
  /** Its schema belongs to the provider's code. */
  in_manifest: boolean;
  version: number;
}

export interface UsageRow {
  connection_code: string;
  integrations: number;
  tenants: number;
}

export const PATH = '/internal/connections';
export const pathOf = (code: string): string => `${PATH}/${encodeURIComponent(code)}`;
export const pageOf = (code: string): string => `/staff/connections/${encodeURIComponent(code)}`;

export const capabilityPathOf = ({
  connection_code,
  capability_code,
  capability_version,
}: Pick<CatalogCapability, 'connection_code' | 'capability_code' | 'capability_version'>): string =>
  `${pathOf(connection_code)}/capabilities/${encodeURIComponent(capability_code)}?capability_version=${capability_version}`;

export interface ParameterRow {
  name: string;
  type: string;
  required: boolean;
  description?: string;
}

/** A schema's parameters, one by one, as people read them. */
export function parametersOf(schema: FormSchema | null): ParameterRow[] {
  const required = new Set(schema?.required);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: required.has(name),
    description: property.description,
  }));
}

function typeOf({ type, format, enum: choices }: PropertySchema): string {
  if (choices) return `one of ${choices.map(String).join(', ')}`;
  const types = Array.isArray(type) ? type.join(' or ') : (type ?? 'anything');
  return format ? `${types}, ${format}` : types;
}
