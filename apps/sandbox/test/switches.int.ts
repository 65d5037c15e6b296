import { refreshForm } from './flows';
import { TestSandbox } from './test-sandbox';

interface Calls {
  calls: { status: number; ms: number; path: string; time: number }[];
}

describe('the switches', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const call = (path = '/salesforce/services/data/v62.0/limits'): Promise<Response> => fetch(`${world.origin}${path}`);

  it('take one provider down in its own words, and no other', async () => {
    await world.turnOn('salesforce', 'status', { status: 503 });
    const down = await call();
    expect(down.status).toBe(503);
    expect(await down.json()).toEqual([expect.objectContaining({ errorCode: 'SERVER_UNAVAILABLE' })]);
    expect((await call('/stripe/v1/account')).status).toBe(401);
    await world.control('DELETE', 'switches?provider=salesforce');
    expect((await call()).status).toBe(401);
  });

  it('break the token endpoint like everything else', async () => {
    await world.turnOn('dropbox', 'status', { status: 500, path: '/oauth2/token' });
    const token = await fetch(`${world.origin}/dropbox/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
    });
    expect(token.status).toBe(500);
  });

  it.each([
    ['salesforce', '/services/oauth2/token'],
    ['dropbox', '/oauth2/token'],
    ['xero', '/connect/token'],
    ['google', '/token'],
    ['basecamp', '/authorization/token'],
  ])('refuse Linesman’s app at the token endpoint of %s', async (code, path) => {
    const redeem = (): Promise<Response> =>
      fetch(`${world.origin}/${code}${path}`, { method: 'POST', body: new URLSearchParams(refreshForm('unknown')) });
    const known = await redeem();
    expect(await known.json()).toMatchObject({ error: 'invalid_grant' });
    await world.turnOn(code, 'refuse_app');
    const refused = await redeem();
    expect([refused.status, await refused.json()]).toEqual([401, expect.objectContaining({ error: 'invalid_client' })]);
    await world.control('DELETE', `switches?provider=${code}`);
    expect((await redeem()).status).toBe(known.status);
  });

  it('reset connections', async () => {
    await world.turnOn('salesforce', 'reset');
    await expect(call()).rejects.toThrow('fetch failed');
    const { calls } = await world.control<Calls>('GET', 'calls?provider=salesforce');
    expect(calls.at(-1)).toMatchObject({ status: 0 });
  });

  it('say how many of the requests of a day are used, in each answer of those who do', async () => {
    const said = async (path: string, header: string) => (await call(path)).headers.get(header);
    const salesforce = () => said('/salesforce/services/data/v62.0/limits', 'sforce-limit-info');
    const xero = () => said('/xero/api.xro/2.0/Organisation', 'x-daylimit-remaining');
    expect([await salesforce(), await xero()]).toEqual(['api-usage=1000/100000', '4950']);
    await world.turnOn('salesforce', 'requests_used', { percent: 83 });
    await world.turnOn('xero', 'requests_used', { percent: 90 });
    expect([await salesforce(), await xero()]).toEqual(['api-usage=83000/100000', '500']);
  });

  it('limit the rate, the given number of times', async () => {
    await world.turnOn('stripe', 'rate_limit', { retry_after: 7, times: 2 });
    const answers = [
      await call('/stripe/v1/account'),
      await call('/stripe/v1/account'),
      await call('/stripe/v1/account'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 401]);
    expect(answers[0]?.headers.get('retry-after')).toBe('7');
  });

  it('slow down, and the call log shows when a call came and how long it took', async () => {
    await world.turnOn('salesforce', 'slow', { ms: 80, times: 1 });
    const since = Date.now();
    await call();
    const { calls } = await world.control<Calls>('GET', `calls?provider=salesforce&since=${since - 1}`);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.ms).toBeGreaterThanOrEqual(79);
    expect(calls[0]).toMatchObject({ method: 'GET', status: 401, key: null });
  });

  it('are refused with the name of the invalid field', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ provider: 'salesforce', kind: 'explode' }, 'kind'],
      [{ provider: 'stripe', kind: 'refuse_scope', scope: 'api' }, 'provider'],
      [{ provider: 'dropbox', kind: 'refuse_scope' }, 'scope'],
      [{ provider: 'slack', kind: 'posting_limit', mode: 'sometimes' }, 'mode'],
      [{ provider: 'stripe', kind: 'slow', ms: 'long' }, 'ms'],
      [{ provider: 'stripe', kind: 'slow', colour: 'red' }, 'colour'],
      [{ provider: 'stripe', kind: 'reject_key', key: 'kestrel', times: 1 }, 'times'],
      [{ provider: 'mail', kind: 'bounce', recipient: '*', path: '/' }, 'path'],
    ];
    for (const [body, field] of cases) {
      const attempt = world.control('POST', 'switches', body);
      await expect(attempt).rejects.toThrow(new RegExp(`^Error: 422 .*"field":"${field}"|422 .*"field":"${field}"`));
    }
  });

  it('are buttons as well', async () => {
    await world.control('POST', 'grants', { provider: 'dropbox', account: 'oldmill' });
    const body = new URLSearchParams({ provider: 'dropbox', kind: 'status', status: '503' });
    const pressed = await fetch(`${world.origin}/switches/add`, { method: 'POST', body });
    expect(pressed.url).toBe(`${world.origin}/switches/dropbox?said=on`);
    const page = await pressed.text();
    expect(page).toContain('oldmill');
    expect(page).toContain('Turn off');
  });
});
