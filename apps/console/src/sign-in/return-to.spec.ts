import { returnTo } from './return-to';

const origin = 'https://linesman.example.com';

describe('the page after a sign-in or a posted form', () => {
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
  ])('is the start page, or the one that the form names, when %j was requested', (wanted) => {
    expect(returnTo(wanted, origin)).toBe('/');
    expect(returnTo(wanted, origin, '/tasks')).toBe('/tasks');
  });

  it('is the overview when a form asks for it', () => {
    expect(returnTo('/', origin, '/tasks')).toBe('/');
  });
});
