import { createHmac } from 'node:crypto';

/** Of Standard Webhooks (https://www.standardwebhooks.com): says that a secret is for HMAC-SHA256. */
const PREFIX = 'whsec_';

export interface Signed {
  tenant_id: string;
  endpoint_id: string;
  secret_version: number;
}

/**
 * The secret with which an endpoint verifies what it gets. It is made from the service's key, so no table has it.
 * @param key 32 bytes in base64.
 */
export function secretOf(key: string, { tenant_id, endpoint_id, secret_version }: Signed): string {
  const named = `${tenant_id}/${endpoint_id}/${secret_version}`;
  return PREFIX + createHmac('sha256', Buffer.from(key, 'base64')).update(named).digest('base64');
}

export interface Rotated extends Signed {
  /** Until then the secret before the last rotation is still in use. */
  old_secret_until: Date | null;
}

/** Every secret with which a message is signed now, the newest first. */
export function secretsOf(keys: string[], { old_secret_until, ...endpoint }: Rotated, now: Date): string[] {
  const before = endpoint.secret_version - 1;
  const versions =
    old_secret_until && old_secret_until > now ? [endpoint.secret_version, before] : [endpoint.secret_version];
  return versions.flatMap((secret_version) => keys.map((key) => secretOf(key, { ...endpoint, secret_version })));
}

/**
 * The headers of Standard Webhooks. With several secrets there are several signatures, and an endpoint accepts a message
 * if one of them is right.
 * @param at the time of this attempt; endpoints refuse messages that are far from their own time.
 */
export function signatureHeaders(secrets: string[], id: string, at: Date, body: string): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const bytes = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', bytes).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}
