import { returnTo } from './return-to';

const origin = 'https://linesman.example.com';

describe('the page after the sign-in', () => {
  it('is the requested page', () => {
    expect(returnTo('/integrations/1?tab=events', origin)).toBe('/integrations/1?tab=events');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    '/a/..//evil.example/b',
    '/\t/evil.example',
    'https://evil.example',
    'x',
    undefined,
    ['/x'],
    '/auth/callback?code=1',
  ])('is the start page when %j was requested', (wanted) => {
    expect(returnTo(wanted, origin)).toBe('/');
  });
});
