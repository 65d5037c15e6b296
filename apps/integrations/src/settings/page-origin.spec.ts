import { faultOfOrigin } from './page-origin';

it.each([
  'https://app.example.com',
  'https://app.example.com:8443',
  'https://xn--bcher-kva.example',
  'https://[2001:db8::1]',
])('accepts %s', (origin) => expect(faultOfOrigin(origin, false)).toBeUndefined());

it.each([
  'https://app.example.com/',
  'https://app.example.com:443',
  'https://App.example.com',
  'https://user@app.example.com',
  'https://*.example.com',
  'https://app.example.com\r\nx: y',
  'http://app.example.com',
  'ftp://app.example.com',
  'javascript:alert(1)',
  'app.example.com',
  'null',
  '*',
  '',
])('refuses %j', (origin) => {
  expect(faultOfOrigin(origin, true)).toBeDefined();
});

it('accepts a page of this machine only where development allows it', () => {
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
    expect(faultOfOrigin(origin, true)).toBeUndefined();
    expect(faultOfOrigin(origin, false)).toContain('is not https');
  }
});
