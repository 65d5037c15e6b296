import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { CredentialKeys } from '../sealing/credential-keys';
import { PageTokens } from './page-tokens';

const user = { tenant_id: '6f1e2d3c-0000-4000-8000-000000000001', subject: 'ann' };
const [k1, k2] = [randomBytes(32), randomBytes(32)];
const ring = (current: string, keys: [string, Buffer][]): CredentialKeys => ({ current, byId: new Map(keys) });
let now = new Date('2026-01-29T12:00:00.900Z');
const tokens = (keys = ring('k1', [['k1', k1]])) => new PageTokens(keys, () => now);

beforeEach(() => {
  now = new Date('2026-01-29T12:00:00.900Z');
});

it('names one user of one tenant, for ten minutes', async () => {
  const { token, expires_at } = await tokens().issue(user);
  expect(expires_at).toBe('2026-01-29T12:10:00.000Z');
  await expect(tokens().read(token)).resolves.toEqual({ ...user, ended: false });
  now = new Date('2026-01-29T12:10:00.000Z');
  await expect(tokens().read(token)).resolves.toEqual({ ...user, ended: true });
});

it('is signed with the first key, and every key of the list verifies', async () => {
  const { token } = await tokens().issue(user);
  await expect(
    tokens(
      ring('k2', [
        ['k2', k2],
        ['k1', k1],
      ]),
    ).read(token),
  ).resolves.toMatchObject(user);
  await expect(tokens(ring('k2', [['k2', k2]])).read(token)).resolves.toBeUndefined();
  await expect(tokens(ring('k1', [['k1', k2]])).read(token)).resolves.toBeUndefined();
});

it('refuses tokens that somebody else signed, or that were signed for another purpose', async () => {
  const forged = (key: Uint8Array, typ: string, aud: string) =>
    new SignJWT({ tenant: user.tenant_id })
      .setProtectedHeader({ alg: 'HS256', typ, kid: 'k1' })
      .setSubject('ann')
      .setAudience(aud)
      .setExpirationTime('1h')
      .sign(key);
  const { token } = await tokens().issue(user);
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'linesman-page+jwt', kid: 'k1' })).toString('base64url');
  const bad = [
    await forged(k1, 'linesman-page+jwt', 'linesman:page'),
    `${header}.${changed}.${signature}`,
    `${none}.${payload}.`,
    'nonsense',
    '',
  ];
  for (const one of bad) await expect(tokens().read(one)).resolves.toBeUndefined();
});
