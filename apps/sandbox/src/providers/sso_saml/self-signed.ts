import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** DER (X.690): a tag, the length and the content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}
const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content);
/** GeneralizedTime: 20260129104500Z. */
const time = (at: Date): Buffer => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));

const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = Buffer.from('550403', 'hex');
const nameOf = (common: string): Buffer =>
  sequence(der(0x31, sequence(der(0x06, commonName), der(0x0c, Buffer.from(common)))));

export interface Validity {
  from: Date;
  until: Date;
}

/** A certificate that signs itself (RFC 5280), as identity providers use for SAML, as base64. Node can read them, but make none. */
export function selfSigned(common: string, { from, until }: Validity): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const version3 = der(0xa0, der(0x02, Buffer.from([2])));
  // A positive number: its first bit is not set.
  const serial = der(0x02, Buffer.concat([Buffer.from([0x40]), randomBytes(8)]));
  const name = nameOf(common);
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = sequence(version3, serial, ecdsaWithSha256, name, sequence(time(from), time(until)), name, key);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
  return sequence(toBeSigned, ecdsaWithSha256, signature).toString('base64');
}
