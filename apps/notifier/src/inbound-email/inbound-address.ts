import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InboundEmailConfig } from './inbound-email.config';

/** Replies go to the one, and what mail servers send back to the other. */
export type InboundAddressKind = 'reply' | 'bounce';

const SHAPE = /^(?:reply|bounce)\+([0-9a-f]{32})([0-9a-f]{20})@(.+)$/;

const sign = (id: string, secret: string): string =>
  createHmac('sha256', secret).update(`linesman-inbound-email:${id}`).digest('hex').slice(0, 20);

/**
 * An address of one delivery, which only who has the email knows. Mail servers may change the case of letters, and the
 * part before the @ has at most 64 characters.
 * @returns nothing where no emails arrive.
 */
export function inboundAddress(
  kind: InboundAddressKind,
  deliveryId: string,
  { INBOUND_EMAIL_DOMAIN: domain, INBOUND_EMAIL_SECRET: secret }: InboundEmailConfig,
): string | undefined {
  if (!domain || !secret) return undefined;
  const id = deliveryId.replaceAll('-', '').toLowerCase();
  return `${kind}+${id}${sign(id, secret)}@${domain}`;
}

/** @returns the delivery of the address, or nothing where we did not make the address. */
export function deliveryOfAddress(
  address: string,
  { INBOUND_EMAIL_DOMAIN: domain, INBOUND_EMAIL_SECRET: secret }: InboundEmailConfig,
): string | undefined {
  const [, id, signature, host] = SHAPE.exec(address.trim().toLowerCase()) ?? [];
  if (!id || !signature || !domain || !secret || host !== domain.toLowerCase()) return undefined;
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(sign(id, secret)))) return undefined;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
