import { createHash } from 'node:crypto';

/** What makes two requests the same one. The deadline does not: it says how long somebody waits, not for what. */
export interface HashedRequest {
  integration_id: string;
  capability_code: string;
  capability_version?: number;
  parameters: Record<string, unknown>;
}

export function requestHash({
  integration_id,
  capability_code,
  capability_version,
  parameters,
}: HashedRequest): string {
  const request = [integration_id.toLowerCase(), capability_code, capability_version ?? null, parameters];
  return createHash('sha256').update(canonical(request)).digest('hex');
}

/** JSON with its properties in one order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(',')}}`;
}
