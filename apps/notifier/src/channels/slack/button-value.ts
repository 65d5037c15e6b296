import { createHmac, timingSafeEqual } from 'node:crypto';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHAPE = new RegExp(`^(${UUID})\\.(${UUID})\\.([A-Za-z0-9_-]{43})$`);

const sign = (tenantId: string, signalId: string, key: string): string =>
  createHmac('sha256', key).update(`linesman-button:${tenantId}:${signalId}`).digest('base64url');

/** Signed ids. Another workspace with the same app cannot make them for a tenant that is not its own. */
export const buttonValue = (tenantId: string, signalId: string, key: string): string =>
  `${tenantId}.${signalId}.${sign(tenantId, signalId, key)}`;

export interface ButtonIds {
  tenant_id: string;
  signal_id: string;
}

export function readButtonValue(value: string, key: string): ButtonIds | undefined {
  const [, tenant_id, signal_id, signature] = SHAPE.exec(value) ?? [];
  if (!tenant_id || !signal_id || !signature) return undefined;
  const right = Buffer.from(sign(tenant_id, signal_id, key));
  return timingSafeEqual(Buffer.from(signature), right) ? { tenant_id, signal_id } : undefined;
}
