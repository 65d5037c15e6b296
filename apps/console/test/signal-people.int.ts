import { CsmWorld, customer_id, integration_id, signal, signal_id } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const page = `/risk-signals/${signal_id}`;
const seen = (method: string, start: string) =>
  world.upstreams.notifier.seen.filter((one) => one.method === method && one.url.startsWith(start));

describe('a contact to whom no emails go', () => {
  const stopped = (why: string) => {
    world.now.notifier = {
      '/contacts?': listed({ email: 'bob@acme.example', stopped: why, stopped_at: hoursAgo(2) }),
      'DELETE /contacts/bob%40acme.example/stop': { status: 204 },
    };
  };

  it('who unsubscribed is named on the signal and the customer, with the only way back', async () => {
    stopped('unsubscribed');
    const browser = await world.signedIn();
    for (const path of [page, `/customers/${customer_id}`]) {
      const { html } = await browser.open(path);
      expect(html).toContain('<span class="tag">Unsubscribed</span>');
      expect(html).toContain('Only they can subscribe again');
      expect(html).not.toContain('Send emails again');
    }
    expect(seen('GET', '/contacts?').at(-1)!.url).toContain('address=bob%40acme.example');
  });

  it('whose address bounced gets emails again when somebody says so', async () => {
    stopped('bounced');
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).toContain('<span class="tag">Emails are returned</span>');
    const path = `/customers/${customer_id}/contact/send-again`;
    const form = { ...hidden(html), address: 'bob@acme.example', return_to: page };
    const lifted = await browser.open(path, form);
    expect(lifted.url).toBe(world.origin + page);
    expect(lifted.html).toContain('Emails go to bob@acme.example again.');
    world.now.notifier = { 'DELETE /contacts': problem(404, 'not-found', 'There is no such contact.') };
    expect((await browser.open(path, form)).html).toContain('There is no such contact.');
  });
});

describe('the reconnect link of a signal', () => {
  const links = `POST /integrations/${integration_id}/reconnect-links`;
  const url = 'https://linesman.example/connect/abc';
  const made = (html: string) => ({ _csrf: hidden(html)._csrf! });

  it('is copied by a CSM, for a contact whom no email reaches', async () => {
    world.now.integrations = { [links]: { status: 201, body: { url, expires_at: '2036-01-29T15:00:00Z' } } };
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).toContain(`action="${page}/reconnect-link"`);
    const { html: shown } = await browser.open(`${page}/reconnect-link`, made(html));
    expect(shown).toContain(`readonly value="${url}"`);
    expect(shown).toContain('data-copies="connect-link"');
    expect(shown).toMatch(/Jan 29, 2036, 3:00 PM UTC<\/time>\s*or until the signal ends/);
    expect(shown).toContain(`href="${page}">Back to the signal`);
    const [sent] = world.upstreams.integrations.seen.filter(({ method }) => method === 'POST');
    expect(JSON.parse(sent!.body.toString())).toEqual({ signal_id });

    world.now.integrations = { [links]: problem(409, 'signal-closed', 'The risk signal has ended.') };
    const refused = await browser.open(`${page}/reconnect-link`, made(html));
    expect([refused.url, refused.html.includes('The risk signal has ended.')]).toEqual([world.origin + page, true]);
  });

  it.each([
    ['a provider is at fault', ['csm'], { cause: 'provider_unavailable', party_at_fault: 'provider' }],
    ['our staff look at it', ['admin'], {}],
  ])('is not offered when %s', async (_, roles, more) => {
    world.now.monitor = { [page]: { body: { ...signal, ...more } } };
    expect((await (await world.signedIn(...roles)).open(page)).html).not.toContain('reconnect-link');
  });
});

describe('a reconnect link that was handed over', () => {
  const link_id = '5b1a7c9e-0000-4000-8000-000000000077';
  const step = {
    link_id,
    number: 1,
    taken_at: hoursAgo(1),
    recipient: 'bob@acme.example',
    accounts: null,
    access: null,
  };
  const handed = { ...step, step: 'handed_over', colleague: { name: 'Carol Jones', email: 'carol@acme.example' } };
  const steps = `GET /risk-signals/${signal_id}/link-steps`;

  it('is shown with the steps of the contact, and its colleague becomes the contact with one click', async () => {
    world.now.notifier = { [steps]: listed({ ...step, number: 0, step: 'opened', colleague: null }, handed) };
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).toMatch(/<bdi>bob<\/bdi> opened the reconnect link/);
    expect(html).toMatch(/<bdi>bob<\/bdi> handed the link over to <bdi>Carol Jones<\/bdi>/);
    expect(html).toContain('Make Carol Jones the technical contact');
    const { html: changed } = await browser.open(`${page}/contact`, { _csrf: hidden(html)._csrf!, link_id });
    expect(changed).toContain('Carol Jones is the technical contact now.');
    const [sent] = world.upstreams.integrations.seen.filter(({ method }) => method === 'PUT');
    expect(sent!.url).toBe(`/customers/${customer_id}`);
    expect(JSON.parse(sent!.body.toString())).toMatchObject({
      technical_contact: { name: 'Carol Jones', email: 'carol@acme.example' },
    });
  });

  it('makes nobody the contact whom no link was handed over to', async () => {
    world.now.notifier = { [steps]: listed({ ...step, step: 'opened', colleague: null }) };
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).not.toContain('the technical contact</button>');
    const { html: same } = await browser.open(`${page}/contact`, { _csrf: hidden(html)._csrf!, link_id });
    expect(same).toContain('Nothing was changed: nobody is known');
  });
});

it('shows what came by email about a signal, a reply as text and no automatic answer', async () => {
  const email = { delivery_id: signal_id, contact: 'bob@acme.example', subject: '', attachments: [] as string[] };
  const reply = {
    ...email,
    kind: 'reply',
    from_name: 'Carol',
    from_address: 'carol@acme.example',
    text: 'Is <b>it</b>\nme?',
  };
  const away = {
    ...email,
    kind: 'automatic',
    from_name: 'Bob',
    from_address: 'bob@acme.example',
    text: 'Back on Monday',
  };
  world.now.notifier = {
    [`GET /risk-signals/${signal_id}/inbound-emails`]: listed(
      { ...reply, id: 'a', received_at: hoursAgo(2), attachments: ['plan.pdf'] },
      { ...away, id: 'b', received_at: hoursAgo(1) },
    ),
  };
  const { html } = await (await world.signedIn()).open(page);
  expect(html).toMatch(/<bdi>Carol<\/bdi> replied by email/);
  expect(html).toContain('Is &lt;b&gt;it&lt;/b&gt;<br>me?');
  expect(html).toContain('From carol@acme.example, to an email that had gone to bob@acme.example.');
  expect(html).toContain('Attached, and not kept: plan.pdf.');
  expect(html).toMatch(/<bdi>bob<\/bdi> has an automatic answer to an email/);
  expect(html).not.toContain('Back on Monday');
});

describe('a message that waits for approval', () => {
  const id = '5b1a7c9e-0000-4000-8000-000000000001';
  const waiting = { id, occasion: 'opened', channel: 'email', recipient: 'bob@acme.example', created_at: hoursAgo(1) };

  it('is approved or rejected on the page of its signal', async () => {
    world.now.notifier = {
      '/deliveries': listed({ ...waiting, state: 'awaiting_approval', reason: null, settled_at: null }),
      [`POST /deliveries/${id}`]: { status: 204 },
    };
    const browser = await world.signedIn();
    const { html } = await browser.open(page);
    expect(html).toContain('Waits for approval');
    const decide = (decision: string) => browser.open(`${page}/deliveries/${id}`, { ...hidden(html), decision });
    expect((await decide('approve')).html).toContain('Approved.');
    expect((await decide('reject')).html).toContain('Rejected. The message is not sent.');
    expect(seen('POST', '/deliveries').map(({ url }) => url)).toEqual([
      `/deliveries/${id}/approve`,
      `/deliveries/${id}/reject`,
    ]);
    world.now.notifier[`POST /deliveries/${id}`] = problem(409, 'not-awaiting-approval', 'It does not wait any more.');
    expect((await decide('approve')).html).toContain('It does not wait any more.');
  });
});

describe('a tech call', () => {
  const call = { signal_id, contact: 'bob@acme.example', starts_at: null, outcome: null };
  const shown = async (more: object) => {
    world.now.notifier = { [`${page}/tech-call`]: { body: { ...call, ...more } } };
    const browser = await world.signedIn();
    browser.keepCookie('time_zone=America%2FNew_York');
    return (await browser.open(page)).html;
  };

  it('shows only times that are still to come, in the zone of the reader', async () => {
    const html = await shown({ slots: [hoursAgo(1), '2036-01-29T15:00:00Z'] });
    expect(html).toContain('>Jan 29, 2036, 10:00 AM EST</time>');
    expect(html.match(/<li><time/g)).toHaveLength(1);
  });

  it('says so when all offered times have passed', async () => {
    expect(await shown({ slots: [hoursAgo(1)] })).toContain('All offered times have passed');
  });

  it('says when it is, and what came of it', async () => {
    const html = await shown({ slots: [], starts_at: '2036-01-29T15:00:00Z', outcome: 'held', outcome_by: 'Jane' });
    expect(html).toContain('>Jan 29, 2036, 10:00 AM EST</time>');
    expect(html).toMatch(/It took place, says <bdi>Jane/);
  });
});
