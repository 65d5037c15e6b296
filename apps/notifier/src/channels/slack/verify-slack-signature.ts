import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 300;

export interface SignedRequest {
  timestamp?: string;
  signature?: string;
  body: Buffer;
}

/** Slack's scheme v0, over the body as it arrived. A request is valid for five minutes before and after its timestamp. */
export function isSignedBySlack({ timestamp, signature, body }: SignedRequest, secret: string, now: Date): boolean {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || !signature) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
  const right = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}
