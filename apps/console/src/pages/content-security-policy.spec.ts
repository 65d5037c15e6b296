import { contentSecurityPolicy, originOf } from './content-security-policy';

it('lets a page load images from where those come that it shows, and from nowhere else', () => {
  expect(contentSecurityPolicy().directives.imgSrc).toEqual(["'self'", 'data:']);
  expect(contentSecurityPolicy(new Set(['data:', 'https://logos.example'])).directives.imgSrc).toEqual([
    "'self'",
    'data:',
    'https://logos.example',
  ]);
});

it.each([
  ['data:image/svg+xml,x', 'data:'],
  ['https://logos.example/a.svg?b', 'https://logos.example'],
  ["https://logos.example/;script-src 'unsafe-inline'", 'https://logos.example'],
  ['http://logos.example/a.svg', "'self'"],
  ['javascript:alert(1)', "'self'"],
  [undefined, "'self'"],
])('names the place of %s', (url, place) => expect(originOf(url)).toBe(place));
