import { createHmac, timingSafeEqual } from 'node:crypto';
import { WebhookRefused } from './webhook';

interface Signed {
  secret: string;
  /** Hashed one after the other. */
  content: (string | Buffer)[];
  /** Lower-case hexadecimal digits. One of them has to be right: while a secret is replaced, some providers send two. */
  signatures: string[];
}

/**
 * Compares HMAC-SHA256 in constant time.
 * @throws WebhookRefused if no signature is right.
 */
export function verifyHmac({ secret, content, signatures }: Signed): void {
  const hmac = createHmac('sha256', secret);
  for (const part of content) hmac.update(part);
  const right = Buffer.from(hmac.digest('hex'));
  const isRight = (given: string): boolean => {
    const bytes = Buffer.from(given);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  };
  if (!signatures.some(isRight)) throw new WebhookRefused('not_signed');
}

/**
 * Verify the signature first: only then the time is the provider's.
 * @throws WebhookRefused if a signed time, in seconds, is further from now than this.
 */
export function refuseOtherTimes(seconds: string, now: Date, max_age_seconds: number): void {
  const age = now.getTime() / 1_000 - Number(seconds);
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(age) > max_age_seconds) throw new WebhookRefused('too_old');
}

/** @throws WebhookRefused if a body is no JSON object. */
export function jsonIn(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw new WebhookRefused('malformed');
}
