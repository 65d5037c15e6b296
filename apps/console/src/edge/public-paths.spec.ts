import { publicPaths, upstreamPath } from './public-paths';

describe('the path that a service is asked for', () => {
  it.each([
    ['/v1/internal/connections?x=1', '/internal/connections'],
    ['/connect/abc%2Fdef', '/connect/abc%2Fdef'],
    ['/slack/interactivity', '/slack/interactivity'],
  ])('of %s is without the version', (url, path) => {
    expect(upstreamPath(url)).toBe(path);
  });

  it.each([
    '/v1/customers//x',
    '/v1/customers/../health/live',
    '/v1/customers/%2e%2e/metrics',
    '/v1/customers/..\\metrics',
    '/connect/../internal',
  ])('%s is refused', (url) => {
    expect(upstreamPath(url)).toBeUndefined();
  });
});

it('has no path of health, metrics, dead letters or events that were set aside, and no name of a service in a path', () => {
  const hidden =
    /^(\/v1)?\/(health|metrics|dead-letters|set-aside-events|status-monitor|notifier|gateway-executor|catalog|api)(\/|$)/;
  expect(publicPaths.filter(({ url }) => hidden.test(url))).toEqual([]);
});
