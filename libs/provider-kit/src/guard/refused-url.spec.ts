import { refusedUrl } from './refused-url';

it.each([
  ['https://api.example.com/v1', undefined],
  ['https://8.8.8.8', undefined],
  ['https://', 'The address is not a URL'],
  ['https://me:secret@api.example.com', 'The address holds a user or password'],
  ['https://127.0.0.1', '127.0.0.1 is not a public address (loopback)'],
  ['https://[::1]', '::1 is not a public address (loopback)'],
  ['https://vm', 'vm is not the name of a public server'],
  ['https://localhost./v1', 'localhost. is not the name of a public server'],
  ['https://metadata.google.internal/', 'metadata.google.internal is not the name of a public server'],
  ['https://printer.local', 'printer.local is not the name of a public server'],
  ['http://api.example.com', 'The address must start with https:// (it starts with http:)'],
])('says of %s: %s', (url, said) => {
  expect(refusedUrl(url, false)).toBe(said);
});

it('allows this machine and http in development', () => {
  expect(refusedUrl('http://127.0.0.1:4000/v1', true)).toBeUndefined();
  expect(refusedUrl('http://10.0.0.1', true)).toContain('not a public address');
});
