import { refusedAddress } from './refused-address';

const refused = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.9.10',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.31.196.1',
  '192.52.193.1',
  '192.88.99.1',
  '192.168.1.1',
  '192.175.48.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::a00:1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
  '2001::1',
  '2001:2::1',
  '2001:3::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2620:4f:8000::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  '100::1',
  '::ffff:0:7f00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
];

it.each(refused)('refuses %s', (address) => {
  expect(refusedAddress(address, false)).toBeDefined();
});

it.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '::ffff:1.1.1.1', '2606:4700::1111', '2a00:1450::1'])(
  'lets %s pass',
  (address) => {
    expect(refusedAddress(address, false)).toBeUndefined();
  },
);

it('allows loopback and nothing else in development', () => {
  expect(refusedAddress('127.0.0.1', true)).toBeUndefined();
  expect(refusedAddress('::1', true)).toBeUndefined();
  expect(refusedAddress('10.0.0.1', true)).toBeDefined();
  expect(refusedAddress('169.254.169.254', true)).toBeDefined();
});
