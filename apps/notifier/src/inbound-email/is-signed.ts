import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 300;
/** Of Standard Webhooks: says that a secret is for HMAC-SHA256. */
const PREFIX = 'whsec_';

export interface SignedBody {
  id: string;
  timestamp: string;
  /** One or several, separated by spaces: while a secret is replaced, there are two. */
  signature: string;
  body: Buffer;
}

/** The scheme of Standard Webhooks (https://www.standardwebhooks.com), over the bytes that arrived. */
export function isSigned({ id, timestamp, signature, body }: SignedBody, secret: string, now: Date): boolean {
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const right = Buffer.from(
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`,
  );
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one);
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
