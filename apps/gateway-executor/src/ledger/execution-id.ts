import { hash, randomUUID } from 'node:crypto';
import type { ExecutionRequest } from './execution-request';

type Identified = Pick<ExecutionRequest, 'tenant_id' | 'integration_id' | 'idempotency_key'>;

/** The namespace of a UUID of version 5. In another one, the same request would have another id. */
const NAMESPACE = Buffer.from('6f2b0f7c5c1d4b0e9a1e3f6d7c8a9b10', 'hex');

/**
 * The id of an execution, which the provider gets as its idempotency key. It follows from the request's own key, so that
 * a database without the row, restored from a backup for example, asks the provider under the same key again.
 */
export function executionIdOf({ tenant_id, integration_id, idempotency_key }: Identified): string {
  if (idempotency_key === undefined) return randomUUID();
  const name = `${tenant_id.toLowerCase()}/${integration_id.toLowerCase()}/${idempotency_key}`;
  const bytes = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
