import { TenantWorld } from './start-tenant';
import { bodyOf, filled, hidden, integration, integration_id, problem, setup } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const page = `/integrations/${integration_id}`;
const own = { ...integration, user_id: 'anna', my_rights: ['manage'] };
const member = () => world.signedIn(['member']);

function belongsTo(row: object) {
  services.answers[`GET ${page}`] = () => ({ body: row, headers: { etag: '"4"' } });
}

describe('an owner', () => {
  beforeEach(() => belongsTo(own));

  it('reaches the pages of the own integration, and is offered no link to make', async () => {
    const browser = await member();
    const { html } = await browser.open(page);
    for (const offered of ['reconnect"', 'pause"', 'edit"', 'keys"', 'delete"'])
      expect(html).toContain(`${page}/${offered}`);
    expect(html).not.toContain(`${page}/links/new`);
    for (const address of ['edit', 'keys'])
      expect([address, (await browser.open(`${page}/${address}`)).response.status]).toEqual([address, 200]);
    expect((await browser.open(`${page}/links/new`)).response.status).toBe(403);
  });

  it('changes its name and settings with a form that has only what an owner may set', async () => {
    services.answers[`PUT ${page}`] = () => ({ body: own });
    const browser = await member();
    const { html } = await browser.open(`${page}/edit`);
    expect(html).not.toMatch(/name="(owner|purpose|is_critical)"/);
    const values = { name: 'Mine', 'config.base_url': 'https://orders.example' };
    const kept = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened') };
    const saved = await browser.open(`${page}/edit`, filled(html, { ...values, ...kept }));
    expect(saved.html).toContain('Saved.');
    expect(bodyOf(services.sent('PUT', page)[0])).toEqual({ name: 'Mine' });
  });
});

describe('a member', () => {
  it('sees the integration of others, and is shown no form that is refused', async () => {
    belongsTo({ ...integration, my_rights: [] });
    const browser = await member();
    const { html } = await browser.open(page);
    expect(html).not.toContain(`action="${page}/`);
    expect(html).toContain('Ask an admin');
    for (const address of ['edit', 'keys', 'links/new'])
      expect([address, (await browser.open(`${page}/${address}`)).response.status]).toEqual([address, 403]);
  });

  it('connects an own account where the workspace lets its members, and nothing elsewhere', async () => {
    services.answers['GET /my-rights'] = () => ({ body: { configure: false, connect_own: ['custom_api'] } });
    services.answers['POST /integrations'] = () => ({ status: 201, body: own });
    const browser = await member();
    expect((await browser.open('/integrations')).html).toContain('href="/integrations/new"');
    const catalog = await browser.open('/integrations/new');
    expect(catalog.html).toContain('href="/integrations/new/custom_api"');
    expect(catalog.html).not.toContain('href="/integrations/new/dropbox"');
    expect((await browser.open('/integrations/new/dropbox')).html).not.toContain('id="new-integration"');

    const { html } = await browser.open('/integrations/new/custom_api');
    expect(html).toContain('an account of your own');
    expect(html).not.toMatch(/name="(owner|purpose|is_critical)"/);
    const values = { name: 'Mine', 'config.base_url': 'https://orders.example', 'credentials.api_key': 'k' };
    const key = {
      idempotency_key: hidden(html, 'idempotency_key'),
      how: 'key',
      owner: 'workspace',
      is_critical: 'true',
    };
    await browser.open('/integrations/new/custom_api', filled(html, { ...values, ...key }));
    const sent = bodyOf(services.sent('POST', '/integrations')[0]);
    const config = { base_url: 'https://orders.example' };
    const credentials = { api_key: 'k' };
    expect(sent).toEqual({ connection_code: 'custom_api', name: 'Mine', user_id: 'anna', config, credentials });
  });
});

describe('Ask an admin', () => {
  const request = { request_id: integration_id, admins: 2, repeated: false, requested_at: '2026-01-29T15:45:00Z' };
  const wish = { action: 'connect', provider: 'dropbox', return_to: '/integrations/new' };

  it('is one click in the catalog and on the form of a connection, and nothing for an admin', async () => {
    services.answers['POST /access-requests'] = () => ({ status: 201, body: request });
    const browser = await member();
    const { html } = await browser.open('/integrations/new');
    expect(html).toContain('aria-label="Ask an admin: connect Dropbox"');
    expect((await browser.open('/integrations/new/dropbox')).html).toContain('Ask an admin');
    const asked = await browser.open('/access-requests', filled(html, wish));
    expect(asked.html).toContain('2 administrators are asked by email to do this.');
    expect(asked.html).toContain('Connect an integration');
    const [sent] = services.sent('POST', '/access-requests');
    expect(bodyOf(sent)).toEqual({ action: 'connect', provider: 'dropbox' });

    services.answers['POST /access-requests'] = () => ({ status: 201, body: { ...request, repeated: true } });
    const again = await browser.open('/access-requests', filled(html, wish));
    expect(again.html).toContain('You asked 2 administrators on Jan 29, 2026, 3:45 PM UTC.');
    const admin = await world.signedIn(['tenant_admin']);
    expect((await admin.open('/integrations/new')).html).not.toContain('Ask an admin');
    expect((await admin.open(page)).html).not.toContain('Ask an admin');
  });

  it.each([
    [{ status: 'pending_configuration' }, 'connect'],
    [{ status: 'active' }, 'grant_permission'],
  ])('asks on the page of an integration that is %j for the right to %s', async (more, action) => {
    belongsTo({ ...integration, ...more, my_rights: [], user_id: 'max' });
    const { html } = await (await member()).open(page);
    if (action === 'connect') expect(html).toContain('Its owner or an administrator of this workspace can do it.');
    const form = html.slice(html.indexOf('action="/access-requests"'));
    expect(hidden(form, 'action')).toBe(action);
    expect(hidden(form, 'integration_id')).toBe(integration_id);
  });

  it('offers no way to connect what lacks our credentials for the provider, neither the owner nor others', async () => {
    const own = { ...integration, status: 'pending_configuration', user_id: 'anna', my_rights: ['manage'] };
    const consent = (is: boolean) => {
      services.answers['GET /connections/custom_api/setup'] = () => ({
        body: { ...setup, auth: 'oauth2', consent: is },
      });
    };
    belongsTo(own);
    consent(true);
    const browser = await member();
    expect((await browser.open(page)).html).toContain(`${page}/reconnect"`);
    consent(false);
    const { html } = await browser.open(page);
    expect(html).toContain('Our own access to this provider is not set up');
    expect(html).not.toMatch(/reconnect"|connect-link"/);
    expect((await browser.open(`${page}/keys`)).html).not.toContain('reconnect"');
    services.answers['GET /integrations'] = () => ({ body: { items: [own] } });
    expect((await browser.open('/integrations')).html).toContain(`${page}/reconnect"`);
    const items = ['custom_api', 'dropbox'].map((code) => ({ connection_code: code, can_connect: code === 'dropbox' }));
    services.answers['GET /connections'] = () => ({ body: { items } });
    const menu = (await browser.open('/integrations')).html;
    expect(menu).toContain(`${page}/pause"`);
    expect(menu).not.toContain(`${page}/reconnect"`);
    const catalog = (await (await world.signedIn()).open('/integrations/new')).html;
    expect(catalog).toContain('It cannot be connected right now');
    expect(catalog).toContain('/integrations/new/dropbox"');
    expect(catalog).not.toContain('/integrations/new/custom_api"');
    belongsTo({ ...own, user_id: 'max', my_rights: [] });
    const { html: others } = await browser.open(page);
    expect(others).not.toContain('Its owner or an administrator of this workspace can do it.');
    expect(hidden(others.slice(others.indexOf('action="/access-requests"')), 'action')).toBe('grant_permission');
  });

  it('says that there is nobody to ask', async () => {
    services.answers['POST /access-requests'] = () => problem(409, 'no-admin', { detail: 'Nobody can be asked.' });
    const browser = await member();
    const { html } = await browser.open('/integrations/new');
    expect((await browser.open('/access-requests', filled(html, wish))).html).toContain('Nobody can be asked.');
  });
});
