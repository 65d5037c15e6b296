import { deliveryOfAddress, inboundAddress } from './inbound-address';

const config = { INBOUND_EMAIL_DOMAIN: 'in.linesman.example', INBOUND_EMAIL_SECRET: `whsec_${'A'.repeat(43)}=` };
const id = '018f5b1e-7c3a-4d2e-9a4b-1c2d3e4f5a6b';
const address = inboundAddress('reply', id, config)!;

it('makes an address of a delivery, which a mailbox takes and which names the delivery again', () => {
  expect(address).toMatch(/^reply\+[0-9a-f]{52}@in\.linesman\.example$/);
  const bounce = inboundAddress('bounce', id, config)!;
  expect(bounce.indexOf('@')).toBeLessThanOrEqual(64);
  for (const one of [address, bounce, address.toUpperCase(), ` ${address} `])
    expect(deliveryOfAddress(one, config)).toBe(id);
});

it.each([
  ['of another domain', address.replace('@in.', '@other.')],
  ['with another signature', address.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'))],
  ['of another delivery', address.replace('+0', '+1')],
  [
    'signed with another secret',
    inboundAddress('reply', id, { ...config, INBOUND_EMAIL_SECRET: `whsec_${'B'.repeat(43)}=` })!,
  ],
  ['without a token', 'reply@in.linesman.example'],
])('knows no delivery of an address %s', (_, other) => {
  expect(deliveryOfAddress(other, config)).toBeUndefined();
});

it('makes no address where no emails arrive', () => {
  expect(inboundAddress('reply', id, {})).toBeUndefined();
  expect(deliveryOfAddress(address, {})).toBeUndefined();
});
