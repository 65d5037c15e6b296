import { CsmWorld, customer_id, integration_id } from './csm-world';
import { listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe('the search', () => {
  const contact = { name: 'Bob Tech', email: 'bob@tech.example' };
  const customer = { customer_id, name: 'TechCorp', arr: 5_000, integrations: 0, technical_contact: contact };

  it('finds customers, contacts, integrations, signals, tasks, people, providers and pages', async () => {
    const provider = { connection_code: 'techno', connection_name: 'Techno', outage: null };
    world.now.monitor = { '/customer-health?': listed(customer), '/providers/status': listed(provider) };
    world.now.integrations = {
      '/integrations?': listed({ integration_id, name: 'Tech files', connection_code: 'dropbox', customer_id }),
      '/customers?': listed({ customer_id, name: 'TechCorp' }),
    };
    world.now.notifier = { '/colleagues?': listed({ name: 'Tom Tech', email: 'tom@acme.example' }) };
    const { html } = await (await world.signedIn('tenant_admin')).open('/search?q=tech');
    for (const label of ['Customers', 'Contacts', 'Integrations', 'Risk signals', 'Tasks', 'Colleagues', 'Providers'])
      expect(html).toMatch(new RegExp(`<h2 id="found-\\w+">${label}</h2>`));
    for (const url of [`/customers/${customer_id}`, `/integrations/${integration_id}`, '/providers/techno'])
      expect(html).toContain(`href="${url}"`);
    expect(html).toContain('bob@tech.example, technical contact of TechCorp');
    // What tells it from another one with the same name.
    expect(html).toContain('Dropbox, TechCorp');
    expect(world.asked('notifier', '/tasks?')).toBe('/tasks?q=tech&limit=6');
    expect((await (await world.signedIn('tenant_admin')).open('/search?q=audit')).html).toContain(
      'href="/settings/audit-log"',
    );
  });

  it('asks nothing that the visitor may not see, and nothing for less than two letters', async () => {
    const { html } = await (await world.signedIn('member')).open('/search?q=tech');
    expect(html).not.toContain('found-customers');
    expect(world.asked('monitor', '/customer-health')).toBeUndefined();
    expect(world.asked('notifier', '/tasks?q')).toBeUndefined();
    expect(world.asked('integrations', '/integrations?name=tech')).toBeDefined();
    expect((await (await world.signedIn('member')).open('/search?q=t')).html).toContain('Enter at least two letters.');
    expect(world.asked('integrations', '/integrations?name=t&')).toBeUndefined();
  });

  it('shows the rest, and says what is missing, while a service is down', async () => {
    world.now.notifier = { '/tasks?': { status: 503 }, '/colleagues?': { status: 503 } };
    world.now.monitor = { '/customer-health?': listed(customer) };
    const { html, response } = await (await world.signedIn()).open('/search?q=tech');
    expect(response.status).toBe(200);
    expect(html).toContain('TechCorp');
    expect(html).toContain('cannot be shown right now');
  });

  it.each([
    ['refuses the words', problem(400, 'invalid-fields', 'property q should not exist')],
    ['does not have the lists', problem(404, 'not-found', 'Cannot GET /tasks')],
  ])('shows what the others found, and what is missing, while an older notifier %s', async (_, answer) => {
    world.now.notifier = { '/tasks?': answer, '/colleagues?': answer };
    world.now.monitor = { '/customer-health?': listed(customer) };
    const { html, response } = await (await world.signedIn()).open('/search?q=tech');
    expect(response.status).toBe(200);
    expect(html).toContain('TechCorp');
    for (const kind of ['tasks', 'colleagues'])
      expect(html).toMatch(new RegExp(`<h2 id="found-${kind}">((?!<h2)[^])*cannot be shown right now`));
  });

  it('has its dialog and its link on every page of somebody who is signed in', async () => {
    const { html } = await (await world.signedIn()).open('/providers');
    expect(html).toContain('<dialog id="search"');
    expect(html).toContain('href="/search" data-searches');
  });
});
