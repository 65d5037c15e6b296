import { createHash } from 'node:crypto';

interface Asked {
  integration_id: string;
  capability_code: string;
  capability_version?: number;
  parameters: object;
  idempotency_key?: string;
}

/** The message id by which the stream drops a repeated request. Another request with the same key is stored, and refused later. */
export function identityOf(tenant_id: string, asked: Asked): string | undefined {
  const { integration_id, capability_code, capability_version, parameters, idempotency_key } = asked;
  if (idempotency_key === undefined) return undefined;
  const parts = [tenant_id, integration_id, capability_code, capability_version ?? null, idempotency_key, parameters];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
