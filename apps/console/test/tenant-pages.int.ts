import { randomUUID } from 'node:crypto';
import { TenantWorld } from './start-tenant';
import { bodyOf, filled, hidden, integration, integration_id, problem, setup } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const signedIn = (roles?: string[]) => world.signedIn(roles);
const page = `/integrations/${integration_id}`;

it('offers the way back to a page of the workspace, and to no other', async () => {
  services.answers['GET /tenant/settings'] = () => ({ body: { page_origins: ['https://app.acme.example'] } });
  services.answers['GET /integrations'] = () => ({ body: { items: [] } });
  const from = (page: string) => `/integrations?connect=dropbox&return_url=${encodeURIComponent(page)}`;
  const browser = await signedIn();
  for (const foreign of ['https://evil.example/', 'javascript:alert(1)', 'https://app.acme.example.evil.example/', '/'])
    expect((await browser.open(from(foreign))).html).not.toContain('Back to');
  const { html, url } = await browser.open(from('https://app.acme.example/files?a=1'));
  expect(url).toBe(`${world.origin}/integrations/new/dropbox`);
  expect(html).toContain('<a href="https://app.acme.example/files?a=1" rel="noreferrer">Back to <bdi>app.acme.example');
  expect((await browser.open('/integrations')).html).toContain('Back to');
});

describe('the list', () => {
  it('applies the filter page by page, and offers what the visitor may do', async () => {
    services.answers['GET /integrations'] = () => ({ body: { items: [integration], next_cursor: 'abc' } });
    const { html } = await (await signedIn()).open('/integrations?state=unknown&connection=custom_api&name=ord');
    const asked = new URL(services.sent('GET', '/integrations').at(-1)!.url, 'http://x').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ status: 'active', connection_code: 'custom_api', name: 'ord' });
    expect(html).toContain('state=unknown&amp;connection=custom_api&amp;name=ord&amp;cursor=abc');
    expect(html).toContain(`${page}/delete`);
    const seen = { items: [{ ...integration, my_rights: [] }] };
    services.answers['GET /integrations'] = () => ({ body: seen });
    const member = await (await signedIn(['member'])).open('/integrations');
    expect(member.html).not.toContain(`${page}/delete`);
    expect(member.html).not.toContain('/integrations/new"');
  });

  it.each([['manage'], ['manage', 'configure']])('offers a member what %s allows', async (...my_rights) => {
    services.answers['GET /integrations'] = () => ({ body: { items: [{ ...integration, my_rights }] } });
    expect((await (await signedIn(['member'])).open('/integrations')).html).toContain(`${page}/delete`);
  });

  it('asks which customer is meant when the text fits several', async () => {
    const items = ['TechCorp', 'TechNet'].map((name) => ({ customer_id: randomUUID(), name }));
    services.answers['GET /customers'] = () => ({ body: { items } });
    const { html } = await (await signedIn()).open('/integrations?customer=tech');
    expect(html).toContain('Which customer?');
    expect(html).toContain(`customer_id=${items[1]!.customer_id}`);
  });

  it('sends a visitor of a call to action to the connection that is missing', async () => {
    services.answers['GET /integrations'] = () => ({ body: { items: [] } });
    const { url } = await (await signedIn()).open('/integrations?connect=dropbox');
    expect(url).toBe(`${world.origin}/integrations/new/dropbox`);
  });
});

describe('the catalog', () => {
  it('offers connections that take new integrations, with their capabilities', async () => {
    const { html } = await (await signedIn()).open('/integrations/new');
    expect(html).toContain('Custom API');
    expect(html).toContain('Beta');
    expect(html).toContain('Send request');
    expect(html).not.toContain('OldPay');
    expect(html).not.toContain('Without code');
  });

  it('keeps the input except secrets, with each error beside its field', async () => {
    services.answers['POST /integrations'] = () =>
      problem(400, 'invalid', { errors: [{ field: 'config.base_url', message: 'must be a public address' }] });
    const browser = await signedIn();
    const form = filled((await browser.open('/integrations/new/custom_api')).html, {
      name: 'My orders',
      'config.base_url': 'http://10.0.0.1',
      'credentials.api_key': 'very-secret-key',
      idempotency_key: 'form-1',
      how: 'key',
    });
    const { response, html } = await browser.open('/integrations/new/custom_api', form);
    expect(response.status).toBe(422);
    for (const kept of ['My orders', 'http://10.0.0.1', 'must be a public address', 'value="form-1"'])
      expect(html).toContain(kept);
    expect(html).not.toContain('very-secret-key');
  });

  it('makes one integration of a double click', async () => {
    let asked = 0;
    services.answers['POST /integrations'] = () =>
      asked++ === 0 ? problem(409, 'in-progress') : { status: 201, body: integration };
    const browser = await signedIn();
    const { html } = await browser.open('/integrations/new/custom_api');
    const idempotency_key = hidden(html, 'idempotency_key');
    const form = filled(html, { name: 'Orders', 'credentials.api_key': 'k', idempotency_key, how: 'key' });
    expect((await browser.open('/integrations/new/custom_api', form)).url).toBe(world.origin + page);
    const keys = services.sent('POST', '/integrations').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([idempotency_key, idempotency_key]);
    expect(bodyOf(services.sent('POST', '/integrations')[0])).toMatchObject({
      connection_code: 'custom_api',
      customer_id: null,
      credentials: { api_key: 'k' },
    });
  });

  it('leads to the keys when the provider refused them', async () => {
    const refused = { ...integration, status: 'error', status_reason: 'The key was rejected' };
    services.answers['POST /integrations'] = () => ({ status: 201, body: refused });
    services.answers[`GET ${page}`] = () => ({ body: refused });
    const browser = await signedIn();
    const form = filled((await browser.open('/integrations/new/custom_api')).html, { name: 'O', idempotency_key: 'x' });
    const { url, html } = await browser.open('/integrations/new/custom_api', form);
    expect(url).toBe(`${world.origin}${page}/keys`);
    expect(html).toContain('The key was rejected');
  });

  it('starts the consent at once for a connection that has one', async () => {
    services.answers['GET /connections/dropbox/setup'] = () => ({ body: { ...setup, auth: 'oauth2', consent: true } });
    services.answers['POST /integrations'] = () => ({ status: 201, body: integration });
    services.answers[`POST ${page}/connect-sessions`] = () => ({ body: { url: 'https://www.dropbox.com/oauth2' } });
    const browser = await signedIn();
    const form = filled((await browser.open('/integrations/new/dropbox')).html, {
      name: 'Files',
      idempotency_key: 'x',
    });
    const { html } = await browser.open('/integrations/new/dropbox', form);
    expect(html).toContain('Taking you to www.dropbox.com');
    expect(bodyOf(services.sent('POST', '/integrations')[0])).not.toHaveProperty('credentials');
  });
});

describe('a consent that the visitor left', () => {
  const connect = { name: 'Files', idempotency_key: 'x' };
  const left = { ...integration, status: 'pending_configuration', credential_version: 0, created_by: 'anna' };

  beforeEach(() => {
    services.answers['GET /connections/dropbox/setup'] = () => ({ body: { ...setup, auth: 'oauth2', consent: true } });
    services.answers['POST /integrations'] = () => ({ status: 201, body: integration });
    services.answers[`PUT ${page}`] = () => ({ body: left });
    services.answers[`POST ${page}/connect-sessions`] = () => ({ body: { url: `${world.origin}/connect/abc` } });
  });

  it('is continued with the same integration, and nothing is made before a form is sent', async () => {
    const browser = await signedIn();
    await browser.open('/integrations/new');
    const { html } = await browser.open('/integrations/new/dropbox');
    const changes = () => services.integrations.seen.filter(({ method }) => method !== 'GET');
    expect(changes()).toEqual([]);
    await browser.open('/integrations/new/dropbox', filled(html, connect));
    services.answers['GET /integrations'] = () => ({ body: { items: [left] } });
    await browser.open('/integrations/new/dropbox', filled(html, { ...connect, idempotency_key: 'y' }));
    expect(services.sent('POST', '/integrations')).toHaveLength(1);
    expect(bodyOf(services.sent('PUT', page)[0])).toMatchObject({ name: 'Files', customer_id: null, user_id: null });
    expect(services.sent('POST', `${page}/connect-sessions`)).toHaveLength(2);
    expect(services.sent('GET', '/integrations').at(-1)!.url).toContain('status=pending_configuration');
  });
});

describe('editing', () => {
  const edit = `${page}/edit`;
  async function opened() {
    const browser = await signedIn();
    const { html } = await browser.open(edit);
    const kept = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), owner: 'workspace' };
    return { browser, form: filled(html, { ...kept, name: 'Order API', 'config.base_url': 'https://orders.example' }) };
  }

  it('sends the changed fields and the version that was opened', async () => {
    services.answers[`PUT ${page}`] = () => ({ body: integration });
    const { browser, form } = await opened();
    expect((await browser.open(edit, form)).url).toBe(world.origin + page);
    const [sent] = services.sent('PUT', page);
    expect([sent!.headers['if-match'], bodyOf(sent)]).toEqual(['"4"', { name: 'Order API' }]);
  });

  it('shows what somebody else changed meanwhile, and keeps the input', async () => {
    services.answers[`PUT ${page}`] = () => problem(412, 'changed-meanwhile');
    const { browser, form } = await opened();
    const theirs = { ...integration, name: 'Theirs', is_critical: true };
    services.answers[`GET ${page}`] = () => ({ body: theirs, headers: { etag: '"5"' } });
    const { response, html } = await browser.open(edit, form);
    expect(response.status).toBe(422);
    expect(html).toContain('Somebody changed this');
    // The script moves the focus to it.
    expect(html).toMatch(/role="alert" data-refused><p>Somebody changed this/);
    expect(html).toContain('<bdi>Orders</bdi> became <bdi>Theirs</bdi>');
    expect(html).toContain('value="Order API"');
    expect(html).toMatch(/name="is_critical"[^>]* checked/);
    expect(hidden(html, 'etag')).toBe('"5"');
  });

  it('saves even if its health has changed meanwhile', async () => {
    services.answers[`PUT ${page}`] = ({ headers }) =>
      headers['if-match'] === '"4"' ? problem(412, 'changed-meanwhile') : { body: integration };
    const { browser, form } = await opened();
    services.answers[`GET ${page}`] = () => ({ body: { ...integration, status: 'error' }, headers: { etag: '"5"' } });
    expect((await browser.open(edit, form)).url).toBe(world.origin + page);
  });

  it('asks for the key again with a new address', async () => {
    const refusal = { detail: 'The stored key is not sent to a new address: send the key with it.' };
    services.answers[`PUT ${page}`] = () => problem(422, 'credentials-required', refusal);
    const { browser, form } = await opened();
    const { html } = await browser.open(edit, { ...form, 'config.base_url': 'https://new.example' });
    expect(html).toContain('name="credentials.api_key"');
    expect(html).toContain('https://new.example');
  });
});
