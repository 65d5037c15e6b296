import { CsmWorld, customer_id, notice, signal, signal_id, task, task_id } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const bodyOf = (path: string) => {
  const { body } = world.upstreams.notifier.seen.find(({ method, url }) => method === 'POST' && url === path)!;
  return JSON.parse(body.toString()) as unknown;
};

const planned = (over: object) => ({
  occasion: 'click.send_fix_instructions',
  channel: 'email',
  recipient: 'bob@acme.example',
  reason: null,
  ...{ created_at: hoursAgo(1), settled_at: hoursAgo(1) },
  ...over,
});

describe('risk signals', () => {
  it('are listed by urgency with who was notified, and can be acknowledged there', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open('/risk-signals?severity=critical');
    expect(world.asked('monitor', '/risk-signals?')).toMatch(/severity=critical.*status=open.*csm=me.*order=urgency/);
    expect(html).toContain('One person was not notified: they have unsubscribed.');
    const form = hidden(html);
    expect(form.return_to).toBe('/risk-signals?severity=critical');
    const { url } = await browser.open(`/risk-signals/${signal_id}/acknowledge`, form);
    expect(url).toBe(`${world.origin}/risk-signals?severity=critical`);
  });

  it('say until when notifications are held', async () => {
    const held = { ...notice, told: 0, untold: 0, first_told_at: null, held_until: hoursAgo(-1) };
    world.now.notifier = { '/signal-notices': listed(held) };
    world.now.monitor = { '/risk-signals?': listed({ ...signal, party_at_fault: 'provider' }) };
    const { html } = await (await world.signedIn()).open('/risk-signals');
    expect(html).toContain('Nobody is notified before');
    expect(html).toContain('Held until');
  });

  it('each say what happened, what to do, who was notified, and why somebody was not', async () => {
    const { html } = await (await world.signedIn()).open(`/risk-signals/${signal_id}`);
    for (const text of ['invalid_grant', 'They have unsubscribed', 'Send fix instructions'])
      expect(html).toContain(text);
    expect(html).toContain('<dt>Occurrences</dt><dd>3</dd>');
    expect(html).toContain('<dt>Has to act</dt><dd>Customer</dd>');
    expect(html).toContain('Sign in at Salesforce again.');
  });

  it('of a provider’s outage ask nobody to reconnect, and say that the provider has to act', async () => {
    const change = { ...signal.snapshot.status_change, party_at_fault: 'provider' };
    const since = hoursAgo(2);
    const outage = {
      ...signal,
      cause: 'server_error',
      party_at_fault: 'provider',
      snapshot: {
        ...signal.snapshot,
        status_change: change,
        problems: [{ cause: 'server_error', party: 'provider', part: 'SYNC_CONTACTS', since, reason: 'HTTP 503' }],
        working_parts: ['auth'],
      },
    };
    const browser = await world.signedIn();
    const show = async ({ snapshot }: typeof outage) => {
      const body = { ...outage, snapshot };
      world.now.monitor = { [`/risk-signals/${signal_id}`]: { body }, '/risk-signals?': listed(body) };
      return (await browser.open(`/risk-signals/${signal_id}`)).html;
    };
    const instructions = /Send fix instructions.*Schedule tech call/s;
    expect(await show(outage)).not.toMatch(/Send fix instructions|Schedule tech call|Copy reconnect link/);
    const refused = {
      cause: 'webhook_refused',
      party: 'customer_endpoint',
      part: 'https://x.example/in',
      since,
      failures: 9,
    };
    const problems = [...outage.snapshot.problems, refused] as typeof outage.snapshot.problems;
    const html = await show({ ...outage, snapshot: { ...outage.snapshot, problems } });
    expect(html).toMatch(instructions);
    expect(html).not.toContain('Copy reconnect link');
    expect(html).toContain('<dt>Has to act</dt><dd>Salesforce</dd>');
    expect(html).toContain('Wait until Salesforce answers again.');
    expect(html).toMatch(/HTTP 503.*Sync contacts, Salesforce, since/s);
    expect(html).toMatch(
      /Webhook deliveries are refused by the receiving endpoint.*https:\/\/x\.example\/in, 9 refused, the last without an answer, Customer, since/s,
    );
    expect(html).toMatch(/Still works.*The connection itself/s);
    expect((await browser.open('/risk-signals')).html).toContain('Wait until Salesforce answers again.');
  });

  it('take a note, and offer no action twice', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open(`/risk-signals/${signal_id}`);
    const there = await browser.open(`/risk-signals/${signal_id}/acknowledge`, { ...hidden(html), note: ' Calling. ' });
    expect(bodyOf(`/risk-signals/${signal_id}/acknowledge`)).toEqual({ note: 'Calling.' });
    expect(there.html).toContain('You have acknowledged this signal.');
    const done = { id: 'r', action: 'send_fix_instructions', actor: 'Tom', note: null, responded_at: hoursAgo(1) };
    world.now.notifier = {
      '/deliveries': listed(planned({ id: 'd9', state: 'sent' })),
      [`/risk-signals/${signal_id}/responses`]: listed(done),
    };
    const { html: after } = await browser.open(`/risk-signals/${signal_id}`);
    expect(after).toContain('requested the fix instructions');
    expect(after).toContain('The instructions went to bob@acme.example.');
    expect(after).not.toContain('Send fix instructions');
  });

  it('offer again what sent no email', async () => {
    const asked = { id: 'r', action: 'send_fix_instructions', actor: 'Tom', note: null, responded_at: hoursAgo(1) };
    world.now.notifier = { [`/risk-signals/${signal_id}/responses`]: listed(asked) };
    const { html } = await (await world.signedIn()).open(`/risk-signals/${signal_id}`);
    expect(html).toContain('Nobody was emailed: there is no technical contact.');
    expect(html).toContain('Send fix instructions');
  });

  it('say that nothing was sent to a contact who has unsubscribed, and let an administrator change the contact', async () => {
    const asked = {
      id: 'r',
      action: 'send_fix_instructions',
      actor: 'Jane Miller',
      note: null,
      responded_at: hoursAgo(1),
    };
    const browser = await world.signedIn();
    const form = hidden((await browser.open(`/risk-signals/${signal_id}`)).html);
    world.now.notifier = {
      '/deliveries': listed(planned({ id: 'd3', state: 'suppressed', reason: 'unsubscribed' })),
      '/contacts?': listed({ email: 'bob@acme.example', stopped: 'unsubscribed', stopped_at: hoursAgo(2) }),
      [`/risk-signals/${signal_id}/responses`]: listed(asked),
      [`POST /risk-signals/${signal_id}`]: { body: asked },
    };
    const { html } = await browser.open(`/risk-signals/${signal_id}/send-fix-instructions`, form);
    expect(html).toMatch(/class="notice" role="status">bob@acme.example was not emailed: they have unsubscribed\./);
    expect(html).toContain('Fix instructions (requested by Jane Miller)');
    expect(html).toContain('<span class="tag">Unsubscribed</span>');
    expect(html).not.toContain('gets the instructions');
    const { html: admins } = await (await world.signedIn('tenant_admin')).open(`/risk-signals/${signal_id}`);
    expect(admins).toContain(`href="/customers/${customer_id}/contact"`);
  });

  it('that have ended meanwhile say so, and an unknown action is not found', async () => {
    const browser = await world.signedIn();
    const form = hidden((await browser.open(`/risk-signals/${signal_id}`)).html);
    world.now.notifier = { [`POST /risk-signals/${signal_id}`]: problem(404, 'not-found', 'No.') };
    const over = await browser.open(`/risk-signals/${signal_id}/send-fix-instructions`, form);
    expect(over.html).toContain('This signal has already ended.');
    expect((await browser.open(`/risk-signals/${signal_id}/resolve`, form)).response.status).toBe(404);
    const away = await browser.open(`/risk-signals/${signal_id}/acknowledge`, {
      ...form,
      return_to: 'https://evil.example',
    });
    expect(away.url).toBe(`${world.origin}/risk-signals/${signal_id}`);
  });
});

describe('tasks', () => {
  it('are the CSM’s own, and are closed with a note', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open('/tasks');
    expect(world.asked('notifier', '/tasks?')).toContain('assignee=me');
    const { html: after } = await browser.open(`/tasks/${task_id}/close`, { ...hidden(html), note: 'They called.' });
    expect(bodyOf(`/tasks/${task_id}/close`)).toEqual({ note: 'They called.' });
    expect(after).toContain('The task is closed.');
  });

  it('that are closed say by whom and how', async () => {
    const closed = {
      ...task,
      assignee: null,
      status: 'closed',
      closed_by: 'tom@acme.example',
      closed_at: hoursAgo(1),
      note: 'Done.',
    };
    world.now.notifier = { '/tasks?': listed(closed) };
    const { html } = await (await world.signedIn()).open('/tasks?status=closed');
    expect(html).toContain('tom@acme.example');
    expect(html).toContain('Done.');
    expect(html).toContain('Anybody in this workspace');
    expect(html).not.toContain('/close"');
  });
});

describe('the overview', () => {
  it('shows each role what it needs to know first, and leads to the sandbox', async () => {
    const csm = (await (await world.signedIn()).open('/')).html;
    for (const text of ['ARR at risk', '$200K', '1 overdue', 'Open signals', 'Your tasks']) expect(csm).toContain(text);
    expect(csm).toContain('Break something and watch');
    const tenant = (await (await world.signedIn('tenant_admin')).open('/')).html;
    for (const text of ['Open signals', 'Waiting on customer', 'Open tasks']) expect(tenant).toContain(text);
    const staff = (await (await world.signedIn('admin')).open('/')).html;
    expect(staff).toContain('href="/staff/incidents"');
    expect(staff).not.toContain('Waiting on customer');
  });
});

it('escapes hostile names on every page', async () => {
  const browser = await world.signedIn();
  for (const path of [
    '/',
    '/customers',
    `/customers/${customer_id}`,
    '/risk-signals',
    `/risk-signals/${signal_id}`,
    '/tasks',
  ]) {
    const { html, response } = await browser.open(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script(?! src="\/assets\/)/);
    expect(html.length).toBeLessThan(40_000);
  }
});

it.each([
  ['/', 'Customers at risk: 1. Open signals: 1. Open tasks: 1.'],
  ['/customers', 'Customers at risk: 1. Open signals: 1.'],
  [`/customers/${customer_id}`, 'Open signals: 1. Open tasks: 1.'],
  ['/risk-signals', 'Signals on this page: 1.'],
  [`/risk-signals/${signal_id}`, 'Open. Detected, Notified.'],
  ['/tasks', 'Open tasks on this page: 1.'],
])('a screen reader hears what changed on %s: numbers and states, and no times', async (path, sentence) => {
  const { html } = await (await world.signedIn()).open(path);
  expect(/data-announce="([^"]*)"/.exec(html)?.[1]?.trim()).toBe(sentence);
});

it('hears how many integrations are in which state', async () => {
  const { html } = await (await world.signedIn('tenant_admin')).open('/');
  expect(html).toContain('data-announce="Disconnected: 45. Never worked: 1. Degraded: 4. Unknown: 50. Healthy: 600.');
});
