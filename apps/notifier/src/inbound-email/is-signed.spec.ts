import { isSigned } from './is-signed';

// The example of https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const signed = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: Buffer.from('{"test": 2432232314}'),
};
const now = new Date(1_614_265_330_000);

it('accepts what Standard Webhooks signs, also beside a signature with another secret', () => {
  expect(isSigned(signed, secret, now)).toBe(true);
  expect(isSigned({ ...signed, signature: `v1,AAAA ${signed.signature}` }, secret, now)).toBe(true);
});

it.each([
  ['another body', { body: Buffer.from('{"test": 2432232315}') }],
  ['another id', { id: 'msg_2' }],
  ['no id', { id: '' }],
  ['no signature', { signature: '' }],
  ['a signature of another version', { signature: signed.signature.replace('v1', 'v2') }],
  ['no time', { timestamp: '' }],
])('refuses %s', (_, over) => {
  expect(isSigned({ ...signed, ...over }, secret, now)).toBe(false);
});

it('refuses what is more than five minutes from now', () => {
  for (const off of [-301, 301]) expect(isSigned(signed, secret, new Date(now.getTime() + off * 1_000))).toBe(false);
});
