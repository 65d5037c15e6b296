import { createHash, createSign } from 'node:crypto';

export interface DkimKey {
  /** Names the DNS record with the public key. */
  selector: string;
  /** An RSA key in PEM. */
  private_key: string;
}

/** With the headers that RFC 8058, 4 wants signed for one-click unsubscription. */
const SIGNED = (
  'from sender reply-to subject date message-id to cc mime-version content-type content-transfer-encoding ' +
  'in-reply-to references list-unsubscribe list-unsubscribe-post auto-submitted'
).split(' ');

/** Named once more than it occurs, so that nobody can add a second sender to a signed email (RFC 6376, 5.4.2 and 8.15). */
const NAMED_AGAIN = 'from';

/** The message with a signature of its sender's domain (RFC 6376, relaxed/relaxed), or as it is if that has no key. */
export function signedBySender(message: string, keys: Record<string, DkimKey>): string {
  const normal = message.replace(/\r?\n/g, '\r\n');
  const end = normal.indexOf('\r\n\r\n');
  const fields = normal.slice(0, end).split(/\r\n(?![ \t])/);
  const from = fields.find((field) => /^from:/i.test(field)) ?? '';
  const domain = domainOf(from);
  const key = keys[domain];
  if (!key) return normal;
  const body = relaxedBody(normal.slice(end + 4));
  const present = SIGNED.filter((name) => lastOf(fields, name) !== undefined);
  const unsigned = [
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${key.selector};`,
    ` h=${[...present, NAMED_AGAIN].join(':')};`,
    ` bh=${createHash('sha256').update(body, 'latin1').digest('base64')};`,
    ' b=',
  ].join('\r\n');
  const content = [...present.map((name) => lastOf(fields, name)!), unsigned].map(relaxedField).join('\r\n');
  const signature = createSign('RSA-SHA256').update(content, 'latin1').sign(key.private_key, 'base64');
  return `${unsigned}${signature.replace(/.{72}(?=.)/g, '$&\r\n ')}\r\n${normal}`;
}

export const domainOf = (address: string): string => /@([^\s@<>]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? '';

/** Of several with a name, a signature means the last one. */
const lastOf = (fields: string[], name: string): string | undefined =>
  fields.findLast((field) => field.slice(0, field.indexOf(':')).toLowerCase() === name);

function relaxedField(field: string): string {
  const colon = field.indexOf(':');
  const value = field.slice(colon + 1).replace(/\r\n/g, '');
  return `${field.slice(0, colon).toLowerCase()}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  const last = lines.findLastIndex((line) => line !== '');
  return lines
    .slice(0, last + 1)
    .map((line) => `${line}\r\n`)
    .join('');
}
