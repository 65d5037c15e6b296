import { hash } from 'node:crypto';

/** One capability of one integration, requested by a verified caller. */
export interface ExecutionRequest {
  tenant_id: string;
  command_id?: string;
  idempotency_key?: string;
  integration_id: string;
  capability_code: string;
  capability_version?: number;
  parameters: Record<string, unknown>;
  requested_by: string;
  requested_roles: string[];
  /** One of our own services requests it and has checked the permission already. */
  permitted: boolean;
  correlation_id: string;
  deadline?: Date;
  /** It may be parked until then. */
  park_until?: Date;
  /** When the request came, of one that may be parked. */
  accepted_at?: Date;
}

type Hashed = Pick<ExecutionRequest, 'integration_id' | 'capability_code' | 'capability_version' | 'parameters'>;

/** Two requests with the same hash ask for the same thing. The deadline does not count: it only says how long to wait. */
export function requestHash({ integration_id, capability_code, capability_version, parameters }: Hashed): string {
  const request = [integration_id.toLowerCase(), capability_code, capability_version ?? null, parameters];
  return hash('sha256', canonical(request));
}

/** JSON with sorted properties. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(',')}}`;
}
