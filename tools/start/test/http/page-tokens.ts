import type { Operation } from './api-document.ts';
import { type Case, validCase } from './cases.ts';
import type { World } from './world.ts';

const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Page tokens that nobody issued, made from one that is valid. */
export function withForgedPageTokens(operation: Operation, { pageToken, other, tokens, knownFor }: World): Case[] {
  const [head, payload, signature] = pageToken.split('.') as [string, string, string];
  const claims = decode(payload);
  const forged: Record<string, string> = {
    "another tenant's claims": `${head}.${encode({ ...claims, tenant: other.tenant })}.${signature}`,
    "another user's claims": `${head}.${encode({ ...claims, sub: `admin-${other.mark}` })}.${signature}`,
    'a later end': `${head}.${encode({ ...claims, exp: 4_000_000_000 })}.${signature}`,
    'no algorithm': `${encode({ ...decode(head), alg: 'none' })}.${payload}.`,
    'another key': `${encode({ ...decode(head), kid: 'k0' })}.${payload}.${signature}`,
    'half a signature': `${head}.${payload}.${signature.slice(0, 20)}`,
    'no signature': `${head}.${payload}`,
    'an access token': tokens.tenant_admin!,
  };
  const caseOf = (name: string, authorization: string, statuses: number[]): Case => ({
    ...validCase(operation, knownFor(operation), { authorization }),
    name,
    wanted: { statuses, without: [other.mark, other.tenant] },
  });
  return [
    caseOf('a valid request, a page token', `Bearer ${pageToken}`, [200]),
    ...Object.entries(forged).map(([name, token]) => caseOf(name, `Bearer ${token}`, [401])),
    ...['', 'Bearer', 'Bearer x', `Basic ${pageToken}`].map((it) => caseOf(`the header ${it}`, it, [401])),
  ];
}
