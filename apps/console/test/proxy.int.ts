import { createHmac, randomBytes } from 'node:crypto';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { startUpstream, type Upstream } from './start-upstream';

let integrations: Upstream;
let notifier: Upstream;
let monitor: Upstream;
let dead: Upstream;
let linesman: RunningConsole;

beforeAll(async () => {
  [integrations, notifier, monitor, dead] = await Promise.all([
    startUpstream(({ url }) => ({ headers: { 'set-cookie': 'connect=1; Path=/connect' }, body: { url } })),
    startUpstream(() => ({})),
    startUpstream(() => ({ body: { served_by: 'monitor' } })),
    startUpstream(() => undefined),
  ]);
  linesman = await startConsole(await freeOrigin(), {
    INTEGRATIONS_URL: integrations.url,
    NOTIFIER_URL: notifier.url,
    STATUS_MONITOR_URL: `${dead.url}, ${monitor.url}`,
  });
});

afterAll(async () => {
  await linesman?.stop();
  await Promise.all([integrations, notifier, monitor, dead].map((one) => one?.stop()));
});

const ask = (path: string, init?: RequestInit) => fetch(linesman.origin + path, { redirect: 'manual', ...init });

describe('the one public origin', () => {
  it('passes a signed body on byte for byte, with its signature', async () => {
    const body = Buffer.concat([Buffer.from('payload=%7B%22a%22%3A+1%7D&x='), randomBytes(64)]);
    const signature = `v0=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
    const response = await ask('/slack/interactivity', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-signature': signature },
      body,
    });
    expect(response.status).toBe(200);
    const { headers, body: arrived } = notifier.seen.at(-1)!;
    expect(arrived.equals(body)).toBe(true);
    expect(headers['x-slack-signature']).toBe(signature);
    expect(`v0=${createHmac('sha256', 'secret').update(arrived).digest('hex')}`).toBe(signature);
  });

  it('shows health and metrics to nobody who comes through the proxy in front of it', async () => {
    for (const path of ['/metrics', '/health/ready', '/health/live']) {
      expect((await ask(path)).status).not.toBe(404);
      expect((await ask(path, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404);
    }
  });

  it('does not change the JSON of a body', async () => {
    const body = '{ "b" : 1.0,\n "a": "ü" }';
    await ask('/v1/integrations?x=1', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { url, body: arrived } = integrations.seen.at(-1)!;
    expect([url, arrived.toString()]).toEqual(['/integrations?x=1', body]);
  });

  it('tells a service who asked, and trusts no forwarding headers', async () => {
    await ask('/v1/customers?limit=1', {
      headers: {
        authorization: 'Bearer abc',
        'x-forwarded-for': '6.6.6.6, 127.0.0.1',
        'x-forwarded-host': 'evil',
        'x-forwarded-prefix': '/evil',
      },
    });
    const { url, headers } = integrations.seen.at(-1)!;
    expect(url).toBe('/customers?limit=1');
    expect(headers).toMatchObject({
      authorization: 'Bearer abc',
      'x-forwarded-host': new URL(linesman.origin).host,
      'x-forwarded-proto': 'http',
      'x-forwarded-prefix': '/v1',
      'x-correlation-id': expect.any(String) as string,
    });
  });

  it('passes a service’s cookies both ways and keeps its own session to itself', async () => {
    const response = await ask('/connect/abc', { headers: { cookie: 'linesman=secret; connect=1' } });
    expect(response.headers.getSetCookie()).toEqual(['connect=1; Path=/connect']);
    expect(integrations.seen.at(-1)!.headers.cookie).toBe('connect=1');
    expect(response.headers.get('content-security-policy')).toBeNull();
  });

  it('takes long links', async () => {
    const token = 'x'.repeat(3_000);
    expect((await ask(`/connect/${token}`)).status).toBe(200);
    expect(integrations.seen.at(-1)!.url).toBe(`/connect/${token}`);
  });

  it.each([
    '/v1/health/ready',
    '/v1/metrics',
    '/v1/dead-letters',
    '/internal/connections',
    '/api/integrations/integrations',
  ])('does not show %s', async (path) => {
    const before = integrations.seen.length;
    expect((await ask(path)).status).toBe(404);
    expect(integrations.seen).toHaveLength(before);
  });

  it('reads from another process when one does not answer', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('/v1/risk-signals')));
    for (const answer of answers) expect(await answer.json()).toEqual({ served_by: 'monitor' });
    expect(dead.seen.length).toBeGreaterThan(0);
  });

  it('sends a write once and then says that the service is down', async () => {
    const alone = await startUpstream(() => undefined);
    const other = await startConsole(await freeOrigin(), { NOTIFIER_URL: `${alone.url},${alone.url}/` });
    const response = await fetch(`${other.origin}/unsubscribe/abc`, { method: 'POST', body: 'a=1' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: 'urn:linesman:problem:service-down', service: 'notifier' });
    expect(alone.seen).toHaveLength(1);
    await other.stop();
    await alone.stop();
  });

  it('shows people a page when a service is down', async () => {
    const response = await ask('/v1/internal/connections', { headers: { accept: 'text/html' } });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('This part is not available');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
