import { isDeepStrictEqual } from 'node:util';
import type { CapabilityManifest, ProviderManifest } from '@linesman/provider-kit';
import type { Capability } from '../capabilities/capability.entity';
import { type Connection, connectionFields } from '../connections/connection.entity';

/** The fields to write for a connection, or undefined when nothing differs. */
export function mergeConnection(
  known: Connection | undefined,
  manifest: ProviderManifest,
): Partial<Connection> | undefined {
  const declared = {
    display_name: manifest.display_name,
    description: manifest.description,
    logo_url: manifest.logo_url ?? null,
    status: manifest.status,
  };
  if (!known) return { connection_code: manifest.code, ...declared, admin_fields: [], deleted_at: null };
  if (known.deleted_at) return undefined;
  const stale = connectionFields.filter(
    (field) => !known.admin_fields.includes(field) && known[field] !== declared[field],
  );
  if (stale.length === 0) return undefined;
  return Object.fromEntries(stale.map((field) => [field, declared[field]]));
}

/** The fields to write for a declared capability, or undefined when nothing differs. */
export function mergeCapability(
  known: Capability | undefined,
  declared: CapabilityManifest,
): Partial<Capability> | undefined {
  const { description, parameters_schema } = declared;
  if (!known) return { description, parameters_schema, in_manifest: true, admin_fields: [], removed_at: null };
  const ownDescription = known.admin_fields.includes('description');
  const change: Partial<Capability> = {};
  if (!known.in_manifest) change.in_manifest = true;
  if (!ownDescription && known.description !== description) change.description = description;
  // Compared as JSON, because the table holds no undefined values.
  if (!isDeepStrictEqual(known.parameters_schema, JSON.parse(JSON.stringify(parameters_schema))))
    change.parameters_schema = parameters_schema;
  if (known.removed_at && !known.admin_fields.includes('removed_at')) change.removed_at = null;
  return Object.keys(change).length > 0 ? change : undefined;
}
