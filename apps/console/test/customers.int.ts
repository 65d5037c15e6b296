import { randomUUID } from 'node:crypto';
import { CsmWorld, customer, customer_id, customerHealth } from './csm-world';
import { hidden, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe('customers', () => {
  it('are the CSM’s own, the one most at risk first, with their ARR', async () => {
    const { html } = await (await world.signedIn()).open('/customers');
    expect(world.asked('monitor', '/customer-health?')).toContain('csm=me');
    expect(html).toContain('1 disconnected of 2 integrations');
    expect(html).toContain('$200,000');
    expect(html).toContain('1 <small>of 4</small>');
  });

  it('are filtered, page by page', async () => {
    world.now.monitor = { '/customer-health?': { body: { items: [customerHealth], next_cursor: 'abc' } } };
    const { html } = await (await world.signedIn()).open('/customers?of=all&show=at_risk&q=tech');
    const asked = world.asked('monitor', '/customer-health?');
    expect(asked).toContain('at_risk=true&q=tech');
    expect(asked).not.toContain('csm=me');
    expect(html).toContain('href="/customers?show=at_risk&amp;of=all&amp;q=tech&amp;cursor=abc"');
  });

  it('each have a page with contacts, open signals and the history of 90 days', async () => {
    const { html } = await (await world.signedIn()).open(`/customers/${customer_id}`);
    expect(html).toContain('America/New York');
    expect(html).toContain('1 interruption in the last 90 days. One is ongoing.');
    expect(html).toMatch(/<rect class="disconnected"/);
    expect(html).toContain('after 4 s');
    expect(html).toContain('70 of 100<br><span class="dim">Base 80, −10 by open signals</span>');
    expect(html).toMatch(/−10 <span class="dim">now 70 of 100/);
    expect(html).toContain('Overdue');
    expect(html).toMatch(/Card payments.*Payment processing/);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('say how many requests wait for their integrations', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const named = (integration_id: string, name: string) => ({ integration_id, name, customer_id, status: 'error' });
    world.now.integrations = {
      '/integrations?': { body: { items: [named(one, 'Sales sync'), named(other, 'Payments')] } },
    };
    world.now.executor = {
      '/parked-lines?': {
        body: { items: [{ integration_id: one, parked: 42, oldest_at: '2026-01-05T09:30:00.000Z' }] },
      },
    };
    const { html } = await (await world.signedIn()).open(`/customers/${customer_id}`);
    for (const id of [one, other]) expect(world.asked('executor', '/parked-lines?')).toContain(`integration_id=${id}`);
    expect(html).toMatch(/Sales sync<\/bdi>: <a href="[^"]*\/waiting">42 requests wait<\/a> and will run after the/);
    expect(html).not.toContain('Payments</bdi>: ');
    world.now.executor = {};
    expect((await (await world.signedIn()).open(`/customers/${customer_id}`)).html).not.toContain('Waiting requests');
  });

  it('show the rest while a service is down, and to a member only what members may see', async () => {
    world.now.notifier = { '/': problem(503, 'down', 'No.'), '/tasks?': problem(503, 'down', 'No.') };
    const { html } = await (await world.signedIn()).open(`/customers/${customer_id}`);
    expect(html).toContain('Messages and tasks cannot be shown right now.');
    expect(html).toContain('1 interruption in the last 90 days.');
    const denied = problem(403, 'forbidden', 'No.');
    world.now.notifier = { '/': denied, '/tasks?': denied, '/signal-notices': denied, '/health-score': denied };
    const { html: seen } = await (await world.signedIn('member')).open(`/customers/${customer_id}`);
    expect(seen).toContain('Disconnections');
    expect(seen).toContain('<strong>Detected</strong>');
    for (const hidden of ['Open tasks', '<strong>Notified</strong>', 'Not known right now'])
      expect(seen).not.toContain(hidden);
  });

  it('get another technical contact from a CSM, and keep everything else', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open(`/customers/${customer_id}/contact`);
    expect(html).toContain('value="bob@acme.example"');
    const form = {
      ...hidden(html),
      'technical_contact.name': 'Ann',
      'technical_contact.email': 'ann@acme.example',
      'technical_contact.title': '',
    };
    const { url, html: after } = await browser.open(`/customers/${customer_id}/contact`, form);
    expect(url).toBe(`${world.origin}/customers/${customer_id}`);
    expect(after).toContain('The technical contact is changed.');
    const { body } = world.upstreams.integrations.seen.find(({ method }) => method === 'PUT')!;
    expect(JSON.parse(body.toString())).toMatchObject({
      arr: 200_000,
      time_zone: 'America/New_York',
      csm: { name: 'jane' },
      technical_contact: { name: 'Ann', email: 'ann@acme.example' },
    });
    const member = await world.signedIn('member');
    expect((await member.open(`/customers/${customer_id}/contact`)).response.status).toBe(403);
  });

  it('have contacts in an order, which a CSM changes, with those who unsubscribed since when', async () => {
    const other_contacts = ['Ann', 'Cat'].map((name) => ({ name, email: `${name.toLowerCase()}@acme.example` }));
    world.now.integrations = { [`/customers/${customer_id}`]: { body: { ...customer, other_contacts } } };
    const stopped = { email: 'ann@acme.example', stopped: 'unsubscribed', stopped_at: '2026-01-29T15:00:00.000Z' };
    world.now.notifier = { '/contacts?address=ann': { body: { items: [stopped] } } };
    const browser = await world.signedIn();
    expect((await browser.open(`/customers/${customer_id}`)).html).toMatch(/then <bdi>Ann<\/bdi>, <bdi>Cat<\/bdi>/);
    const page = `/customers/${customer_id}/contacts`;
    const { html } = await browser.open(page);
    expect(html).toMatch(/1\. <bdi>bob<\/bdi>[^]*2\. <bdi>Ann<\/bdi>[^]*Unsubscribed[^]*3\. <bdi>Cat<\/bdi>/);
    const { _csrf } = hidden(html) as { _csrf: string };
    const sent = async (form: Record<string, string>) => {
      world.upstreams.integrations.seen.length = 0;
      const { url } = await browser.open(page, { _csrf, ...form });
      expect(url).toBe(`${world.origin}${page}`);
      const { body } = world.upstreams.integrations.seen.find(({ method }) => method === 'PUT')!;
      const {
        technical_contact,
        other_contacts: others,
        arr,
      } = JSON.parse(body.toString()) as typeof customer & {
        other_contacts: { email: string }[];
      };
      expect(arr).toBe(200_000);
      return [technical_contact, ...others].map(({ email }) => email.split('@')[0]);
    };
    expect(await sent({ up: 'ann@acme.example' })).toEqual(['ann', 'bob', 'cat']);
    expect(await sent({ remove: 'bob@acme.example' })).toEqual(['ann', 'cat']);
    expect(await sent({ name: 'Dan', email: 'dan@acme.example', title: '' })).toEqual(['bob', 'ann', 'cat', 'dan']);
    expect((await (await world.signedIn('member')).open(page)).response.status).toBe(403);
  });

  it('that do not exist are not found', async () => {
    const browser = await world.signedIn();
    expect((await browser.open(`/customers/${randomUUID()}`)).response.status).toBe(404);
    expect((await browser.open('/customers/techcorp')).response.status).toBe(404);
  });
});

it('shows under which id each provider knows a customer, and lets an administrator change it', async () => {
  const browser = await world.signedIn('tenant_admin');
  const page = `/customers/${customer_id}`;
  expect((await browser.open(page)).html).toContain('<code>cus_1</code>');
  const { html } = await browser.open(`${page}/external-ids`);
  const seen = world.upstreams.integrations.seen;
  seen.length = 0;
  const form = { ...hidden(html), 'external_ids.salesforce': '001x', 'external_ids.stripe': ' cus_9 ' };
  const { url, html: after } = await browser.open(`${page}/external-ids`, form);
  expect([url, after.includes('The ids are saved.')]).toEqual([world.origin + page, true]);
  const { body } = seen.find(({ method }) => method === 'PUT')!;
  expect(JSON.parse(body.toString())).toMatchObject({
    arr: 200_000,
    csm: { name: 'jane' },
    technical_contact: { title: 'IT Admin' },
    external_ids: { salesforce: '001x', stripe: 'cus_9' },
  });
  expect((await (await world.signedIn()).open(`${page}/external-ids`)).response.status).toBe(403);
});

describe('an administrator', () => {
  const form = { name: 'TechCorp', arr: '120000', time_zone: '', 'csm.name': 'Jane', 'csm.email': 'jane@acme.example' };
  const putOf = () => world.upstreams.integrations.seen.find(({ method }) => method === 'PUT')!;
  const bodyOfPut = () => JSON.parse(putOf().body.toString()) as object;

  it('adds a customer, once for one form, and sees what was wrong', async () => {
    const browser = await world.signedIn('tenant_admin');
    expect((await browser.open('/customers')).html).toContain('href="/customers/new"');
    const { html } = await browser.open('/customers/new');
    const { new_id } = hidden(html) as { new_id: string };
    world.now.integrations = {
      [`PUT /customers/${new_id}`]: {
        status: 422,
        body: {
          type: 'urn:linesman:problem:invalid-fields',
          status: 422,
          errors: [{ field: 'csm.email', message: 'email must be an email' }],
        },
      },
    };
    const refused = await browser.open('/customers/new', { ...hidden(html), ...form });
    expect(refused.response.status).toBe(422);
    expect(refused.html).toContain('Must be an email');
    expect(hidden(refused.html)).toMatchObject({ new_id });
    world.upstreams.integrations.seen.length = 0;
    const puts = () => world.upstreams.integrations.seen.filter(({ method }) => method === 'PUT');
    const added = { body: { ...customer, customer_id: new_id } };
    world.now.integrations = {
      [`/customers/${new_id}`]: ({ method }) =>
        method === 'PUT' || puts().length > 0 ? added : problem(404, 'not-found', 'Nothing.'),
    };
    const { url, html: after } = await browser.open('/customers/new', { ...hidden(refused.html), ...form });
    expect(url).toBe(`${world.origin}/customers/${new_id}`);
    expect(after).toContain('The customer is added.');
    expect(bodyOfPut()).toEqual({
      name: 'TechCorp',
      arr: 120_000,
      time_zone: 'UTC',
      csm: { name: 'Jane', email: 'jane@acme.example' },
    });
    const again = await browser.open('/customers/new', { ...hidden(refused.html), ...form });
    expect(again.html).toContain('The customer was added with this form before. Nothing is changed.');
    expect(puts()).toHaveLength(1);
  });

  it('changes name, ARR and CSM, and nothing else', async () => {
    const browser = await world.signedIn('tenant_admin');
    const page = `/customers/${customer_id}/details`;
    const { html } = await browser.open(page);
    expect(html).toContain('value="200000"');
    world.upstreams.integrations.seen.length = 0;
    const { html: after } = await browser.open(page, { ...hidden(html), ...form, arr: '' });
    expect(after).toContain('The customer is changed.');
    expect(bodyOfPut()).toMatchObject({
      name: 'TechCorp',
      time_zone: 'UTC',
      technical_contact: { email: 'bob@acme.example' },
    });
    expect(bodyOfPut()).not.toHaveProperty('arr');
    expect((await (await world.signedIn()).open(page)).response.status).toBe(403);
  });
});
