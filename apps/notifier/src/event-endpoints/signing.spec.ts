import { secretOf, secretsOf, signatureHeaders } from './signing';

const key = Buffer.alloc(32, 7).toString('base64');
const endpoint = { tenant_id: 't', endpoint_id: 'e', secret_version: 1 };

it('signs as Standard Webhooks does', () => {
  // The example of https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
  const headers = signatureHeaders(
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1_614_265_330_000),
    '{"test": 2432232314}',
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('has a secret of its own for each endpoint, each version and each key', () => {
  const secrets = [
    secretOf(key, endpoint),
    secretOf(key, { ...endpoint, secret_version: 2 }),
    secretOf(key, { ...endpoint, endpoint_id: 'f' }),
    secretOf(key, { ...endpoint, tenant_id: 'u' }),
    secretOf(Buffer.alloc(32, 8).toString('base64'), endpoint),
  ];
  expect(new Set(secrets).size).toBe(secrets.length);
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(secretOf(key, endpoint)).toBe(secrets[0]);
});

it('signs with each of several secrets', () => {
  const both = signatureHeaders(['whsec_AAAA', 'whsec_BBBB'], 'id', new Date(0), '{}')['webhook-signature']!;
  const one = (secret: string) => signatureHeaders([secret], 'id', new Date(0), '{}')['webhook-signature']!;
  expect(both.split(' ')).toEqual([one('whsec_AAAA'), one('whsec_BBBB')]);
});

it('signs with the secret before the last rotation until its end', () => {
  const now = new Date('2026-01-01');
  const rotated = { ...endpoint, secret_version: 2, old_secret_until: new Date('2026-01-02') };
  const [newer, older] = [secretOf(key, { ...endpoint, secret_version: 2 }), secretOf(key, endpoint)];
  expect(secretsOf([key], rotated, now)).toEqual([newer, older]);
  expect(secretsOf([key], rotated, new Date('2026-01-02'))).toEqual([newer]);
  expect(secretsOf([key], { ...rotated, old_secret_until: null }, now)).toEqual([newer]);
});

it('signs with the secrets of both keys while the key of the service changes', () => {
  const other = Buffer.alloc(32, 8).toString('base64');
  expect(secretsOf([other, key], { ...endpoint, old_secret_until: null }, new Date())).toEqual([
    secretOf(other, endpoint),
    secretOf(key, endpoint),
  ]);
});
