import { CsmWorld, customer_id, integration_id, signal_id, triage, triagedSignal, triageGroup } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const named = { ...triagedSignal, customer_name: 'TechCorp', integration_name: 'CRM Sync' };
const page = { '/triage/signals?': listed(named) };
const withGroups = (...items: object[]) => ({ '/triage?': { body: { ...triage, items, groups: items.length } } });
const sent = (start: string) =>
  world.upstreams.notifier.seen.filter(({ method, url }) => method === 'POST' && url.startsWith(start));

describe('triage on the overview', () => {
  it('shows each signal as a row with owner, age, ARR, next step and who handles it', async () => {
    world.now.notifier = withGroups({ ...triageGroup, first: [named] });
    const { html } = await (await world.signedIn()).open('/');
    for (const text of ['TechCorp', 'CRM Sync', 'Sign in at Salesforce again.', '$200K', 'Jane Miller', '>3 h<'])
      expect(html).toContain(text);
    expect(html).toMatch(/Owner: <\/span><span class="tag">Customer</);
    expect(html).toContain(`href="/?view=mine&amp;signal=${signal_id}"`);
  });

  it('has views with counts, of which a CSM sees their own first, and the ARR at risk by provider and owner', async () => {
    const csm = (await (await world.signedIn()).open('/')).html;
    expect(world.asked('notifier', '/triage?')).toBe('/triage?view=mine');
    expect(csm).toMatch(/aria-current="true">Mine <b>1<\/b>/);
    expect(csm).toContain('Provider outages <b>2</b>');
    expect(csm).toMatch(/By provider<\/dt><dd title="\$200,000 of 1 customer">Salesforce <b>\$200K</);
    expect(csm).toMatch(/By owner<\/dt><dd title="[^"]*">Customer <b>\$200K</);
    await (await world.signedIn('tenant_admin')).open('/');
    expect(world.asked('notifier', '/triage?')).toBe('/triage?view=all');
    await (await world.signedIn('tenant_admin')).open('/?view=our_side&q=tech');
    expect(world.asked('notifier', '/triage?')).toBe('/triage?view=our_side&q=tech');
  });

  it('shows an outage as one row with its customers inside, and leads to all of them', async () => {
    const first = [named, { ...named, signal_id: customer_id, customer_name: 'Globex' }];
    const outage = { ...triageGroup, owner: 'provider', cause: 'server_error', outage_since: hoursAgo(1), first };
    world.now.notifier = withGroups({ ...outage, signals: 37, customers: 30 });
    const browser = await world.signedIn();
    const { html } = await browser.open('/');
    expect(html).toMatch(/<summary[^]*30 customers[^]*37 signals[^]*Salesforce is down[^]*<\/summary>[^]*Globex/);
    const all = /href="(\/risk-signals\/triage[^"]*)">All 37 signals/.exec(html)![1]!.replaceAll('&amp;', '&');
    const page = await browser.open(all);
    expect(world.asked('notifier', '/triage/signals?')).toBe(
      '/triage/signals?view=mine&connection_code=salesforce&cause=server_error&owner=provider&limit=50',
    );
    expect(page.html).toContain('Salesforce: ');
  });

  it('leads to exactly the signals of a group whose cause is not known', async () => {
    world.now.notifier = {
      ...withGroups({ ...triageGroup, cause: null, first: [named], signals: 12 }),
      '/triage/signals?': listed({ ...named, cause: null }),
    };
    const browser = await world.signedIn();
    const all = /href="(\/risk-signals\/triage[^"]*)">All 12 signals/.exec((await browser.open('/')).html)![1]!;
    const { html } = await browser.open(all.replaceAll('&amp;', '&'));
    expect(world.asked('notifier', '/triage/signals?')).toBe(
      '/triage/signals?view=mine&connection_code=salesforce&cause=none&owner=customer&limit=50',
    );
    expect(html).toContain('<h1>Salesforce: No cause is known</h1>');
    world.now.notifier = { '/triage/signals?': problem(400, 'invalid-fields', 'cause must be one of …') };
    expect((await browser.open(all.replaceAll('&amp;', '&'))).html).toContain('cannot be shown right now');
  });

  it('has the logo of each provider once, however many rows show it', async () => {
    const logo_url = 'data:image/svg+xml,mark-of-salesforce';
    world.now.catalog = {
      '/internal/connections?': listed({ connection_code: 'salesforce', display_name: 'S', logo_url }),
    };
    world.now.notifier = withGroups(
      { ...triageGroup, first: [named, { ...named, signal_id: customer_id }], signals: 2 },
      { ...triageGroup, connection_code: 'unknown', first: [{ ...named, connection_code: 'unknown' }] },
    );
    const browser = await world.signedIn();
    const { html } = await browser.open('/');
    expect(html.match(/mark-of-salesforce/g)).toHaveLength(1);
    expect(html.match(/<use href="#mark-salesforce"/g)).toHaveLength(3);
    expect(html).not.toContain('#mark-unknown');
    const panel = /<aside id="panel"[^]*<\/aside>/.exec((await browser.open(`/?signal=${signal_id}`)).html)![0];
    expect(panel).toContain('mark-of-salesforce');
  });

  it('opens one signal in a panel, with only the actions that help', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open(`/?view=mine&signal=${signal_id}`);
    const panel = /<aside id="panel"[^]*<\/aside>/.exec(html)![0];
    expect(panel).not.toMatch(/<aside[^>]* hidden/);
    for (const text of ['Detected', 'Acknowledge', 'Send fix instructions…', 'Copy reconnect link…', 'Assign'])
      expect(panel).toContain(text);
    expect(panel).not.toContain('Tell the customer');
    expect(html).toMatch(new RegExp(`id="signal-${signal_id}" aria-current="true"`));
    expect((await browser.open('/')).html).toMatch(/<aside id="panel"[^>]* hidden/);
    world.now.monitor = { [`/risk-signals/${signal_id}`]: problem(404, 'not-found', 'None.') };
    expect((await browser.open(`/?signal=${signal_id}`)).html).toContain('No such signal');
  });

  it('says that nothing matches, and not that nothing fails', async () => {
    world.now.notifier = withGroups();
    const browser = await world.signedIn();
    expect((await browser.open('/?view=all&q=zzz')).html).toContain('No match');
    expect((await browser.open('/?view=all')).html).toContain('No open signals');
    expect((await browser.open('/?view=our_side')).html).toContain('Nothing in this view');
  });

  it('leads back to the list and its panel after a snooze in it', async () => {
    world.now.notifier = { [`POST /risk-signals/${signal_id}/snooze`]: { body: {} } };
    const browser = await world.signedIn();
    const here = `/?view=mine&signal=${signal_id}`;
    const form = { ...hidden((await browser.open(here)).html), span: 'tomorrow', return_to: here };
    const there = await browser.open(`/risk-signals/${signal_id}/snooze`, form);
    expect(there.url).toBe(world.origin + here);
    expect(there.html).toContain('Snoozed.');
  });

  it('leads a member, who cannot act, to the integration, and offers nothing to select', async () => {
    const { html } = await (await world.signedIn('member')).open(`/?signal=${signal_id}`);
    expect(html).toContain(`class="t-who" href="/integrations/${integration_id}"`);
    expect(html).not.toContain('name="signal"');
    expect(html).not.toContain('view=mine');
    expect(html).toMatch(/<aside id="panel"[^>]* hidden/);
  });

  it('leads a member to all signals of a group too, with nothing to select', async () => {
    world.now.notifier = { ...withGroups({ ...triageGroup, first: [named], signals: 12 }), ...page };
    const browser = await world.signedIn('member');
    const all = /href="(\/risk-signals\/triage[^"]*)">All 12 signals/.exec((await browser.open('/')).html)![1]!;
    const { html, response } = await browser.open(all.replaceAll('&amp;', '&'));
    expect(response.status).toBe(200);
    expect(html).toContain(`href="/integrations/${integration_id}"`);
    expect(html).not.toMatch(/type="checkbox" name="signal"|id="bulk"/);
  });

  it('says that it cannot be shown while the notifier is down or older, and shows what fails instead', async () => {
    for (const answer of [{ status: 503 }, problem(404, 'not-found', 'No.')]) {
      world.now.notifier = { '/triage?': answer };
      const { html, response } = await (await world.signedIn('tenant_admin')).open('/');
      expect(response.status).toBe(200);
      expect(html).toContain('Needs attention');
    }
  });
});

describe('several signals at once', () => {
  const act = async (action: string, ids: string[], more: [string, string][] = []) => {
    const browser = await world.signedIn();
    const _csrf = hidden((await browser.open('/')).html)._csrf!;
    const fields = ids.map((id): [string, string] => ['signal', id]);
    return browser.open('/risk-signals/bulk', [
      ['_csrf', _csrf],
      ['return_to', '/?view=all'],
      ['action', action],
      ...fields,
      ...more,
    ]);
  };

  it('are acknowledged with one request each, and the page says which could not be and why', async () => {
    world.now.notifier = { [`POST /risk-signals/${integration_id}`]: problem(404, 'not-found', 'None.') };
    world.now.monitor = { [`/risk-signals/${integration_id}`]: problem(404, 'not-found', 'None.') };
    const there = await act('acknowledge', [signal_id, integration_id, signal_id, 'no-id']);
    expect(there.url).toBe(`${world.origin}/?view=all`);
    expect(there.html).toContain('1 acknowledged, 1 could not: A signal (It has already ended).');
    expect(sent('/risk-signals').map(({ url }) => url)).toEqual([
      `/risk-signals/${signal_id}/acknowledge`,
      `/risk-signals/${integration_id}/acknowledge`,
    ]);
  });

  it('are snoozed until the chosen time', async () => {
    const there = await act('snooze', [signal_id], [['span', '4_hours']]);
    expect(there.html).toContain('1 snoozed.');
    expect(sent('/risk-signals').map(({ body }) => body.toString())).toEqual(['{"span":"4_hours"}']);
  });

  it('have those messages sent again that reached nobody', async () => {
    const delivery = { occasion: 'opened', channel: 'email', recipient: 'bob@acme.example', created_at: hoursAgo(1) };
    world.now.notifier = { '/deliveries?': listed({ ...delivery, id: integration_id, state: 'failed' }) };
    expect((await act('resend', [signal_id])).html).toContain('1 being sent again.');
    expect(sent('/deliveries').map(({ url }) => url)).toEqual([`/deliveries/${integration_id}/send-again`]);
    world.now.notifier = { '/deliveries?': listed({ ...delivery, id: 'd', state: 'sent' }) };
    expect((await act('resend', [signal_id])).html).toContain('1 could not:');
  });

  it('are at most fifty, and at least one', async () => {
    const many = Array.from({ length: 51 }, (_, n) => signal_id.slice(0, -4) + String(1000 + n));
    expect((await act('acknowledge', many)).html).toContain('Nothing was done: select at most 50 signals at once.');
    expect((await act('acknowledge', [])).html).toContain('Select signals first.');
    expect((await act('delete', [signal_id])).html).toContain('Select signals first.');
    expect(sent('/risk-signals')).toEqual([]);
  });

  it('have a result that fits into the session cookie beside a long token, whatever the service said', async () => {
    const detail = '失敗'.repeat(2_000);
    world.now.notifier = { [`POST /risk-signals/${signal_id}/snooze`]: problem(409, 'x', detail) };
    world.identity.person = { ...world.identity.person, name: 'Jane'.repeat(330) };
    const browser = await world.signedIn();
    Object.assign(world.identity.person, { name: 'Jane Miller' });
    const form = {
      ...hidden((await browser.open(`/?signal=${signal_id}`)).html),
      span: 'tomorrow',
      return_to: '/?view=all',
    };
    const there = await browser.open(`/risk-signals/${signal_id}/snooze`, form);
    expect(there.url).toBe(`${world.origin}/?view=all`);
    expect(there.html).toMatch(/class="notice" role="status">(失敗){20,}失?…</);
  });

  it('are not for members', async () => {
    const browser = await world.signedIn('member');
    const _csrf = hidden((await browser.open('/')).html)._csrf!;
    const { response } = await browser.open('/risk-signals/bulk', [
      ['_csrf', _csrf],
      ['action', 'acknowledge'],
      ['signal', signal_id],
    ]);
    expect(response.status).toBe(403);
  });
});

describe('the preview of a message', () => {
  const path = `/risk-signals/${signal_id}/message-preview`;
  const message = { recipient: 'bob@acme.example', subject: 'How to fix it', text: 'Hi Bob,\n<b>Click', reason: null };

  it('shows the email before it is sent, and sends it from there', async () => {
    world.now.notifier = { [path]: { body: message } };
    const browser = await world.signedIn();
    const { html } = await browser.open(`/risk-signals/${signal_id}/preview/send-fix-instructions`);
    expect(world.asked('notifier', path)).toBe(`${path}?action=send_fix_instructions`);
    for (const text of ['bob@acme.example', 'How to fix it', '&lt;b&gt;Click']) expect(html).toContain(text);
    expect(html).toContain(`action="/risk-signals/${signal_id}/send-fix-instructions"`);
  });

  it.each([
    [{ body: { ...message, text: null, reason: 'unsubscribed' } }, 'bob@acme.example gets no email: they have unsub'],
    [{ body: { ...message, recipient: null, text: null } }, 'The customer has no technical contact.'],
    [problem(409, 'does-not-help', 'No.'), 'this no longer helps'],
    [problem(404, 'not-found', 'No.'), 'The signal has ended'],
  ])('says why nothing would be sent, for %j', async (answer, said) => {
    world.now.notifier = { [path]: answer };
    const { html } = await (await world.signedIn()).open(`/risk-signals/${signal_id}/preview/tell-customer`);
    expect(html).toContain(said);
    expect(html).not.toContain('/tell-customer"');
  });
});
