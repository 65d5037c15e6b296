import {
  at,
  execution,
  execution_id,
  hidden,
  hoursAgo,
  integration_id,
  IntegrationWorld,
  listed,
  problem,
  record,
  run,
} from './integration-world';

const world = new IntegrationWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe('webhooks', () => {
  it('are listed by endpoint, and a test delivery is asked for by those who may', async () => {
    const endpoint = 'https://hooks.techcorp.example/orders';
    const heard = {
      endpoint,
      last_heard_at: '2026-01-29T15:00:00Z',
      delivered_at: null,
      silent_after: null,
      test: null,
    };
    const problem = { cause: 'webhook_refused', since: '2026-01-29T14:00:00Z', failures: 17 };
    const refusing = { ...heard, sent_by: 'platform', refused_at: '2026-01-29T15:00:00Z', http_status: 410, problem };
    const other = {
      ...heard,
      endpoint: 'in-1',
      sent_by: 'provider',
      refused_at: null,
      http_status: null,
      problem: null,
    };
    world.now.monitor = {
      '/webhook-endpoints?': listed(refusing, other),
      'POST /webhook-endpoints/tests': { status: 202, body: {} },
    };
    const browser = await world.signedIn('csm');
    const { html } = await browser.open(at);
    expect(html).toContain(endpoint);
    expect(html).toContain('The last webhook was refused: HTTP 410, 17 in a row');
    expect(html.match(/Send a test delivery<\/button>/g)).toHaveLength(1);
    await browser.open(`${at}/webhook-tests`, hidden(html));
    const sent = world.upstreams.monitor.seen.find(({ method }) => method === 'POST')!;
    expect(JSON.parse(sent.body.toString())).toEqual({ integration_id, endpoint });
    const { html: forMember } = await (await world.signedIn('member')).open(at);
    expect([forMember.includes(endpoint), forMember.includes('Send a test delivery')]).toEqual([true, false]);
  });
});

describe('syncs', () => {
  it('show the progress of a run, how fresh the records are, and what was skipped', async () => {
    const { html } = await (await world.signedIn()).open(`${at}/syncs`);
    expect(html).toContain('data-running');
    expect(html).toContain('1,500 records: 20 new, 1 skipped');
    expect(html).toContain('Fresh as of');
    expect(html).toContain('1 skipped</summary>');
  });

  it('and executions name who requested them, for members too', async () => {
    const max = { kind: 'user', subject: 'max', name: 'Max Adler' };
    world.now.executor = {
      '/sync-runs?': listed({ ...run, requested_by: 'max' }),
      [`/executions/${execution_id}`]: { body: { ...execution, requested_by: 'max' } },
    };
    world.now.integrations = { '/people/names?subject=max': listed(max) };
    const admin = await world.signedIn();
    expect((await admin.open(`${at}/syncs`)).html).toContain('by <bdi>Max Adler</bdi>');
    expect((await admin.open(`${at}/executions/${execution_id}`)).html).toContain('Requested by Max Adler');
    const member = await world.signedIn('member');
    expect((await member.open(`${at}/syncs`)).html).toContain('by <bdi>Max Adler</bdi>');
  });

  it('run now, as a full resync when that is selected', async () => {
    world.now.executor = { '/sync-runs?': listed({ ...run, status: 'whole', finished_at: hoursAgo(1) }) };
    world.now.integrations = { [`POST ${at}/execute`]: { body: { execution_id, status: 'running' } } };
    const browser = await world.signedIn();
    const form = hidden((await browser.open(`${at}/syncs`)).html);
    const { html, url } = await browser.open(`${at}/syncs`, { ...form, full: 'true' });
    expect(url).toBe(`${world.origin}${at}/syncs`);
    expect(html).toContain('Sync transactions has started.');
    expect(world.asked().body).toEqual({
      capability_code: 'SYNC_TRANSACTIONS',
      capability_version: 1,
      parameters: { full: true },
      wait_seconds: 2,
    });
    expect(world.asked().key).toBe(form.idempotency_key);
  });

  it('say why one was refused, and are not offered to a visitor without a grant', async () => {
    world.now.executor = { '/sync-runs?': listed() };
    world.now.integrations = {
      [`POST ${at}/execute`]: problem(424, 'integration-disconnected', 'It is disconnected.'),
    };
    const browser = await world.signedIn();
    const { html, response } = await browser.open(`${at}/syncs`, hidden((await browser.open(`${at}/syncs`)).html));
    expect([response.status, html]).toEqual([422, expect.stringContaining('It is disconnected.')]);
    const { html: refused } = await (await world.signedIn('csm')).open(`${at}/syncs`);
    expect(refused).toContain('You have no grant to run it.');
    const form = hidden(refused.slice(refused.indexOf('class="sync-form"')));
    expect(form).toMatchObject({ action: 'grant_permission', capability_code: expect.any(String) as string });
    expect(form.return_to).toBe(`${at}/syncs`);
  });
});

describe('synced records', () => {
  it('are shown by kind with their fields, page by page, and lead there from the syncs', async () => {
    const objects = [
      { object: 'invoice', records: 10_000, more: true },
      { object: 'transaction', records: 1_500, more: false },
    ];
    world.now.executor = {
      '/synced-records/objects?': listed(...objects),
      '/synced-records?': { body: { items: [record, { ...record, deleted: true, data: {} }], next_cursor: 'abc' } },
    };
    const browser = await world.signedIn('csm');
    const link = `${at}/records?object=transaction`;
    expect((await browser.open(`${at}/syncs`)).html).toContain(`<a href="${link}">Show the records</a>`);
    const { html } = await browser.open(link);
    expect(html).toContain('Invoice (10,000+)</a>');
    expect(html).toContain('aria-current="true">Transaction (1,500)</a>');
    expect(html).toMatch(/<th scope="row">Amount<\/th><td><bdi>1050<\/bdi>/);
    expect(html).not.toContain('Source id');
    expect(html).toContain('<span class="outcome failed">Deleted</span>');
    expect(html).toContain(`href="${link}&amp;cursor=abc"`);
    const asked = world.upstreams.executor.seen.filter(({ url }) => url.startsWith('/synced-records?')).at(-1)!;
    expect(asked.url).toContain('object=transaction&order=newest_first');
  });

  it('say that nothing was synced, and that the service is down', async () => {
    world.now.executor = { '/synced-records/objects?': listed(), '/sync-runs?': listed() };
    const browser = await world.signedIn();
    expect((await browser.open(`${at}/records`)).html).toContain('Nothing has been synced yet');
    const failed = problem(500, 'internal', 'It failed.');
    for (const objects of [failed, listed()]) {
      world.now.executor = { '/synced-records/objects?': objects, '/sync-runs?': failed };
      const { html } = await browser.open(`${at}/records`);
      expect(html).toContain('cannot be shown right now');
      expect(html).not.toContain('Nothing has been synced yet');
    }
  });

  it('are not shown to members, nor is the way there', async () => {
    const member = await world.signedIn('member');
    expect((await member.open(`${at}/syncs`)).html).not.toContain('Show the records');
    expect((await member.open(`${at}/records`)).response.status).toBe(403);
  });
});

describe('a capability', () => {
  const page = `${at}/capabilities/PROCESS_PAYMENT`;

  it('is tried with a form made of its schema, and its result is shown', async () => {
    world.now.integrations = { [`POST ${at}/execute`]: { body: { execution_id, status: 'succeeded' } } };
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).toContain('This changes data');
    expect(html).toMatch(/<input id="field-parameters-amount" name="parameters.amount" type="number"/);
    const form = { ...hidden(html), 'parameters.amount': '500', 'parameters.note': '' };
    const shown = await browser.open(page, form);
    expect(shown.url).toContain(`execution=${execution_id}`);
    expect(shown.html).toContain('id="result-title">Result');
    expect(shown.html).toContain(`href="${at}/executions/${execution_id}"`);
    expect(world.asked().body).toMatchObject({ parameters: { amount: 500 }, capability_version: 1, wait_seconds: 8 });
    expect(world.asked().key).toMatch(/^console:[0-9a-f-]{36}$/);
  });

  it('that takes longer is shown on the page of its execution', async () => {
    const row = { ...execution, status: 'running', finished_at: null, result: null };
    world.now.integrations = { [`POST ${at}/execute`]: { body: { execution_id, status: 'running' } } };
    world.now.executor = { [`/executions/${execution_id}`]: { body: row } };
    const browser = await world.signedIn();
    const form = { ...hidden((await browser.open(page)).html), 'parameters.amount': '500' };
    const { url, html } = await browser.open(page, form);
    expect(url).toBe(`${world.origin}${at}/executions/${execution_id}`);
    expect(html).toContain('data-running');
    expect(html).toContain(`data-live="execution" data-live-id="${execution_id}"`);
  });

  it.each([
    ['is wrong', problem(400, 'invalid-parameters', 'amount must be >= 1'), 'amount must be &gt;= 1'],
    ['is not allowed', problem(403, 'not-permitted', 'anna has no grant.'), 'anna has no grant.'],
    ['was sent before', problem(422, 'idempotency-conflict', 'Another.'), 'This form was sent before'],
  ])('keeps the input when it %s', async (_, refusal, text) => {
    world.now.integrations = { [`POST ${at}/execute`]: refusal };
    const browser = await world.signedIn();
    const { html: before } = await browser.open(page);
    const form = { ...hidden(before), 'parameters.amount': '500' };
    const { response, html } = await browser.open(page, form);
    expect([response.status, html]).toEqual([422, expect.stringContaining(text)]);
    expect(html).toContain('value="500"');
    expect(hidden(html).idempotency_key).not.toBe(hidden(before).idempotency_key);
  });

  it('whose answer was lost is found by its key', async () => {
    let key: unknown;
    world.now.integrations = {
      [`POST ${at}/execute`]: ({ headers }) => ((key = headers['idempotency-key']), { status: 503, body: {} }),
    };
    const browser = await world.signedIn();
    const form = { ...hidden((await browser.open(page)).html), 'parameters.amount': '500' };
    const { url } = await browser.open(page, form);
    expect(url).toContain(execution_id);
    const asked = world.upstreams.executor.seen
      .map((seen) => seen.url)
      .find((path) => path.includes('idempotency_key'));
    expect(decodeURIComponent(asked!)).toContain(String(key));
  });

  it('that does not exist is not found', async () => {
    expect((await (await world.signedIn()).open(`${at}/capabilities/SEND_FLOWERS`)).response.status).toBe(404);
  });
});
