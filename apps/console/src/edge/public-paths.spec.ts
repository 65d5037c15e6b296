import { upstreamPath } from './public-paths';

describe('the path that a service is asked for', () => {
  it.each([
    ['/api/catalog/internal/connections?x=1', '/api/catalog', '/internal/connections'],
    ['/connect/abc%2Fdef', '', '/connect/abc%2Fdef'],
    ['/slack/interactivity', '', '/slack/interactivity'],
  ])('of %s is without its prefix', (url, prefix, path) => {
    expect(upstreamPath(url, prefix)).toBe(path);
  });

  it.each([
    '/api/catalog/health/live',
    '/api/catalog/metrics',
    '/api/catalog/%6detrics',
    '/api/catalog/Metrics',
    '/api/catalog//metrics',
    '/api/catalog/x/../metrics',
    '/api/catalog/x/%2e%2e/metrics',
    '/api/catalog/..\\metrics',
    '/api/catalog/%zz',
  ])('%s is refused', (url) => {
    expect(upstreamPath(url, '/api/catalog')).toBeUndefined();
  });

  it('is refused where dots lead out of a public folder', () => {
    expect(upstreamPath('/connect/../internal', '')).toBeUndefined();
  });
});
