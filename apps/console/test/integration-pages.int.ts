import { randomUUID } from 'node:crypto';
import {
  at,
  execution,
  execution_id,
  hidden,
  integration,
  integration_id,
  IntegrationWorld,
  listed,
  problem,
} from './integration-world';

const world = new IntegrationWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe("an integration's page", () => {
  it('draws health, success rate and latency, and says the same in words', async () => {
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toMatch(
      /<title id="strip-title">Health over the last 24 hours. Healthy 87.\d% of the time. One interruption, 3\u00a0h/,
    );
    expect(html).toContain('90% succeeded');
    expect(html).toContain('120 ms on average, 900 ms at most');
    expect(html).toMatch(/<rect class="disconnected"/);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('calls deleting by its name, so that nobody takes it for the health of the same name', async () => {
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toContain(`<a class="menu-item danger" href="${at}/delete">Delete…</a>`);
    expect(html).not.toMatch(/>\s*Disconnect\b/);
  });

  it('asks for the selected time range', async () => {
    const browser = await world.signedIn();
    await browser.open(`${at}?range=7d`);
    const asked = world.upstreams.monitor.seen.filter(({ url }) => url.includes('/history')).at(-1)!;
    const from = Date.parse(new URL(asked.url, 'http://m').searchParams.get('from')!);
    expect(Math.round((Date.now() - from) / 3_600_000)).toBe(7 * 24);
    expect((await browser.open(`${at}?range=nonsense`)).html).toContain('aria-current="true">24 hours');
  });

  it('shows how long the calls of each part took, as a whole and over time', async () => {
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toMatch(
      /<td>10<\/td><td>90%<\/td><td>110 ms<\/td><td>4.9 s<\/td><td>610 ms<\/td><td><svg[^>]*><rect /,
    );
    expect(html).toContain('Last complete sync');
    expect(html).toContain('View over time');
    world.now.monitor = { '/integration-health/metrics': problem(404, 'not-found', 'No.') };
    expect((await (await world.signedIn()).open(at)).html).not.toContain('View over time');
  });

  it('says so where nothing was checked or called yet', async () => {
    world.now.monitor = { '/integration-health/history': problem(404, 'not-found', 'No.') };
    world.now.executor = { '/executions?': listed() };
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toContain('Nothing has been checked yet');
    expect(html).toContain('No executions yet');
  });

  it('shows when nobody watched, and gives no percentage of it', async () => {
    const [from, between, to] = ['2026-01-28T00:00:00Z', '2026-01-28T12:00:00Z', '2026-01-29T00:00:00Z'];
    const unknown = { from, to: between, state: 'unknown', cause: null, failure_reason: null };
    const healthy = { from: between, to, state: 'healthy', cause: null, failure_reason: null };
    const figures = { watched_seconds: 43_200, healthy_percent: 100, bucket_seconds: 1_800, buckets: [] };
    const event = { id: randomUUID(), event_type: 'watched_again', created_at: between };
    world.now.monitor = {
      '/integration-health/history': { body: { from, to, periods: [unknown, healthy], ...figures } },
      '/integration-events': listed({ ...event, error_details: { unwatched_since: from, unwatched_until: between } }),
    };
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toContain('No interruption in the 12\u00a0h that it was watched.');
    expect(html).toMatch(
      /<title>Not watched from Jan 28, 2026, 12:00 AM UTC to [^<]*<\/title>\s*<rect class="unknown"/,
    );
    expect(html).toMatch(/Watched again.*Nobody watched it since .*Jan 28, 2026, 12:00 AM UTC/s);
    expect(html).not.toMatch(/healthy \d+(\.\d)?%/i);
  });

  it('says that it never worked, or that nobody looked, and never that it is healthy', async () => {
    const row = { integration_id, status: 'healthy', failure_reason: null, status_since: '2026-01-01T00:00:00Z' };
    const shown = async (more: object) => {
      world.now.monitor = { '/integration-health?': listed({ ...row, ...more }) };
      return (await (await world.signedIn()).open(at)).html;
    };
    const never = await shown({
      state: 'never_worked',
      last_checked_at: '2026-01-01T00:00:00Z',
      last_success_at: null,
    });
    expect(never).toContain('Never worked');
    expect(never).toMatch(/Last worked<\/dt><dd>Never/);
    const unknown = await shown({ state: 'unknown', last_checked_at: null, last_success_at: null });
    expect(unknown).toContain('Nobody has checked lately whether it works.');
    for (const html of [never, unknown]) expect(html).not.toContain('Connected and working');
  });

  it('shows what older processes answer while the services are updated', async () => {
    const { my_rights: _, ...unsaid } = integration;
    world.now.integrations = { [`/integrations/${integration_id}`]: { body: unsaid } };
    const row = {
      integration_id,
      status: 'degraded',
      failure_reason: 'HTTP 500',
      status_since: '2026-01-01T00:00:00Z',
    };
    world.now.monitor = {
      '/integration-health?': listed(row),
      '/integration-health/history': { body: { integration_id, status_at_start: 'healthy', transitions: [] } },
    };
    const { response, html } = await (await world.signedIn()).open(at);
    expect(response.status).toBe(200);
    expect(html).toMatch(/class="status degraded"/);
    expect(html).not.toContain(`${at}/edit`);
    expect(html).not.toMatch(/Healthy all the time|Nobody has watched/);
    world.now.integrations = { '/integrations?': listed(unsaid) };
    const list = await (await world.signedIn()).open('/integrations');
    expect([list.response.status, list.html]).toEqual([200, expect.stringContaining('Degraded')]);
  });

  it('says in words which parts do not work', async () => {
    const failing_parts = ['PROCESS_PAYMENT', 'sso', '<i>orders</i>'];
    const row = { integration_id, status: 'degraded', state: 'degraded', failing_parts };
    world.now.monitor = { '/integration-health?': listed(row) };
    const { html } = await (await world.signedIn()).open(at);
    expect(html).toContain('<dt>Not working</dt><dd>Process payment, Signing in, ');
    expect(html).not.toContain('<i>orders');
  });

  it('offers no reconnect where that cannot help, and names who has to act', async () => {
    const failing = {
      integration_id,
      status: 'disconnected',
      state: 'disconnected',
      failure_reason: 'HTTP 503',
      cause: 'server_error',
    };
    world.now.monitor = { '/integration-health?': listed({ ...failing, party_at_fault: 'provider' }) };
    const { html } = await (await world.signedIn()).open(at);
    expect(html).not.toContain(`${at}/reconnect`);
    expect(html).toContain('<dt>Has to act</dt><dd>Stripe</dd>');
    world.now.monitor = {
      '/integration-health?': listed({ ...failing, cause: 'api_key_rejected', party_at_fault: 'customer' }),
    };
    const { html: refused } = await (await world.signedIn()).open(at);
    expect(refused).toMatch(/reconnect".*Enter a new key/s);
    expect(refused).toContain('<dt>Has to act</dt><dd>This workspace</dd>');
  });

  it('names the person who has to act on an own integration', async () => {
    const party = { cause: 'api_key_rejected', party_at_fault: 'customer', failure_reason: 'HTTP 401' };
    world.now.monitor = {
      '/integration-health?': listed({ integration_id, status: 'disconnected', state: 'disconnected', ...party }),
    };
    const ownerOf = async (user_id: string, ...people: object[]) => {
      const own = { ...integration, user_id };
      world.now.integrations = {
        [`/integrations/${integration_id}`]: { body: own },
        '/people/names?': listed(...people),
      };
      const { html } = await (await world.signedIn()).open(at);
      return /<dt>Has to act<\/dt><dd>([^<]*)/.exec(html)?.[1];
    };
    const mia = { kind: 'user', subject: 'mia', name: 'Mia Member' };
    expect(await ownerOf('anna')).toBe('Anna Stein');
    expect(await ownerOf('mia', { ...mia, subject: 'mia-too', name: 'Somebody' }, mia)).toBe('Mia Member');
    expect(await ownerOf('mia')).toBe('mia');
  });

  it('shows times in the zone of the reader, with its name', async () => {
    const browser = await world.signedIn();
    world.now.monitor = {
      '/integration-health?': listed({
        integration_id,
        status: 'healthy',
        state: 'healthy',
        status_since: '2026-01-29T15:45:07Z',
        failure_reason: null,
      }),
    };
    expect((await browser.open(at)).html).toContain('Jan 29, 2026, 3:45 PM UTC');
    browser.keepCookie('time_zone=America%2FNew_York');
    const { html } = await browser.open(at);
    expect(html).toContain('title="Jan 29, 2026, 10:45:07 AM EST">Jan 29, 2026, 10:45 AM EST</time>');
  });

  it('escapes hostile names on every tab', async () => {
    const browser = await world.signedIn();
    const paths = [
      '',
      '/executions',
      `/executions/${execution_id}`,
      '/syncs',
      '/records',
      '/capabilities',
      '/capabilities/PROCESS_PAYMENT',
    ];
    for (const path of paths) {
      const { html, response } = await browser.open(at + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).not.toMatch(/<script(?! src="\/assets\/)/);
      expect(html.length).toBeLessThan(60_000);
    }
  });
});

describe('executions', () => {
  it('are filtered by status, page by page', async () => {
    world.now.executor = {
      '/executions?': { body: { items: [{ ...execution, status: 'failed' }], next_cursor: 'abc' } },
    };
    const { html } = await (await world.signedIn('member')).open(`${at}/executions?status=failed`);
    const { url } = world.upstreams.executor.seen.at(-1)!;
    expect(url).toContain('status=failed');
    expect(html).toContain(`href="${at}/executions?status=failed&amp;cursor=abc"`);
  });

  it('say how to start while there are none', async () => {
    world.now.executor = { '/executions?': listed() };
    const { html } = await (await world.signedIn()).open(`${at}/executions`);
    expect(html).toContain('Nothing has been executed yet');
    expect(html).toContain(`href="${at}/capabilities"`);
  });

  it('each show their steps, parameters and result', async () => {
    const { html } = await (await world.signedIn()).open(`${at}/executions/${execution_id}`);
    expect(html).toContain('Requested by Anna Stein');
    expect(html).toContain('pi_1');
  });

  it('hide parameters and result from a member', async () => {
    const { parameters: _p, result: _r, ...withheld } = execution;
    world.now.executor = { [`/executions/${execution_id}`]: { body: withheld } };
    const { html } = await (await world.signedIn('member')).open(`${at}/executions/${execution_id}`);
    expect(html).toContain('Not visible to you');
  });

  it('of another integration are not found here', async () => {
    world.now.executor = { [`/executions/${execution_id}`]: { body: { ...execution, integration_id: randomUUID() } } };
    expect((await (await world.signedIn()).open(`${at}/executions/${execution_id}`)).response.status).toBe(404);
  });

  it('with an unknown outcome are settled by an administrator', async () => {
    world.now.executor = {
      [`/executions/${execution_id}`]: { body: { ...execution, status: 'unknown', result: null } },
    };
    const browser = await world.signedIn();
    const { html } = await browser.open(`${at}/executions/${execution_id}`);
    expect(html).toContain('Did it happen?');
    const form = { ...hidden(html), status: 'succeeded' };
    const empty = await browser.open(`${at}/executions/${execution_id}/settlement`, { ...form, note: ' ' });
    expect([empty.response.status, empty.html]).toEqual([422, expect.stringContaining('Say where you checked it.')]);
    await browser.open(`${at}/executions/${execution_id}/settlement`, { ...form, note: 'ch_1' });
    const put = world.upstreams.executor.seen.find(({ method }) => method === 'PUT')!;
    expect([put.url, JSON.parse(put.body.toString())]).toEqual([
      `/executions/${execution_id}/settlement`,
      { status: 'succeeded', note: 'ch_1' },
    ]);
    expect((await (await world.signedIn('csm')).open(`${at}/executions/${execution_id}`)).html).not.toContain(
      'Did it happen?',
    );
  });
});
