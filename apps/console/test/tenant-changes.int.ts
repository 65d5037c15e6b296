import { TenantWorld } from './start-tenant';
import { bodyOf, filled, integration, integration_id, problem, setup } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const page = `/integrations/${integration_id}`;

describe('deleting', () => {
  it('says what else is deleted, and takes one click', async () => {
    const deleted = { credentials: ['api_key'], links: 2, default_links: 1, grants: 0, connect_sessions: 0 };
    services.answers[`DELETE ${page}`] = ({ url }) =>
      url.endsWith('?dry_run=true') ? { body: { ...deleted, speaks_for_tenant: false } } : { status: 204 };
    const sentence = 'Our access was revoked at Dropbox.';
    services.answers[`GET ${page}/revocation`] = () => ({
      body: { state: 'revoked', provider_name: 'Dropbox', sentence },
    });
    const browser = await world.signedIn();
    const { html } = await browser.open(`${page}/delete`);
    expect(html).toContain('It is the default for 1 entity, which will have no default.');
    expect(services.sent('DELETE', page)).toHaveLength(1);
    const after = await browser.open(`${page}/delete`, filled(html, {}));
    expect(after.url).toBe(`${world.origin}/integrations`);
    expect(after.html).toContain('Orders was deleted. Our access was revoked at Dropbox.');
    expect(services.sent('DELETE', page).map(({ url }) => url)).toContain(page);
  });

  it('is refused on a page for a visitor without a grant', async () => {
    services.answers[`DELETE ${page}`] = () => problem(403, 'not-granted', { detail: 'Ask an admin of your tenant.' });
    const { response, html } = await (await world.signedIn(['member'])).open(`${page}/delete`);
    expect(response.status).toBe(403);
    expect(html).toContain('Ask an admin of your tenant.');
  });
});

describe('keys', () => {
  it('are checked before they are stored, and never shown again', async () => {
    const refused = {
      detail: 'The key was rejected. Nothing was changed.',
      errors: [{ field: 'credentials', message: 'No.' }],
    };
    services.answers[`PUT ${page}`] = () => problem(422, 'credentials-refused', refused);
    const browser = await world.signedIn();
    const form = filled((await browser.open(`${page}/keys`)).html, { 'credentials.api_key': 'very-secret-key' });
    const { response, html } = await browser.open(`${page}/keys`, form);
    expect(response.status).toBe(422);
    expect(html).toContain('The key was rejected. Nothing was changed.');
    expect(html).not.toContain('very-secret-key');
    expect(bodyOf(services.sent('PUT', page)[0])).toEqual({ credentials: { api_key: 'very-secret-key' } });
  });

  it('that are mistyped get an example beside their field', async () => {
    const message = 'does not have the expected form, such as sk_live_… or rk_live_…';
    services.answers[`PUT ${page}`] = () =>
      problem(400, 'invalid-fields', { errors: [{ field: 'credentials.api_key', message }] });
    const browser = await world.signedIn();
    const form = filled((await browser.open(`${page}/keys`)).html, { 'credentials.api_key': 'mistyped' });
    expect((await browser.open(`${page}/keys`, form)).html).toContain(
      '<p class="error" id="field-credentials-api-key-error">Does not have the expected form, such as sk_live_… or rk_live_…</p>',
    );
  });

  it('say so when the provider could not be asked', async () => {
    services.answers[`PUT ${page}`] = () => problem(502, 'provider-failed', { detail: 'They could not be checked.' });
    const browser = await world.signedIn();
    const form = filled((await browser.open(`${page}/keys`)).html, { 'credentials.api_key': 'k' });
    expect((await browser.open(`${page}/keys`, form)).html).toContain('They could not be checked.');
  });

  it('of a consent offer no reconnect where our staff have to act', async () => {
    services.answers['GET /connections/custom_api/setup'] = () => ({
      body: { ...setup, auth: 'oauth2', consent: true },
    });
    const browser = await world.signedIn();
    expect((await browser.open(`${page}/keys`)).html).toContain(`${page}/reconnect"`);
    const ours = { ...integration, status: 'error', status_cause: 'invalid_client', status_reason: 'Refused.' };
    services.answers[`GET ${page}`] = () => ({ body: ours, headers: { etag: '"4"' } });
    const { html } = await browser.open(`${page}/keys`);
    expect(html).not.toContain(`${page}/reconnect"`);
    expect(html).toContain('Our staff have to act.');
  });

  it('that somebody entered over a link wait for approval', async () => {
    const waiting = { fields_set: ['api_key'], entered_by: 'link:1', entered_at: '2026-01-02T00:00:00Z' };
    services.answers[`GET ${page}/pending-credentials`] = () => ({ body: waiting });
    services.answers[`POST ${page}/pending-credentials/approve`] = () => ({ status: 204 });
    const browser = await world.signedIn();
    const { html } = await browser.open(`${page}/keys`);
    expect(html).toContain('Waiting for approval');
    expect((await browser.open(`${page}/keys/approve`, filled(html, {}))).url).toBe(world.origin + page);
    expect(services.sent('POST', `${page}/pending-credentials/approve`)).toHaveLength(1);
  });
});

describe('links', () => {
  it('find a customer by name, and say when several are meant', async () => {
    const customers = [{ customer_id: '11111111-1111-4111-8111-111111111111', name: 'TechCorp' }];
    services.answers['GET /customers'] = () => ({ body: { items: customers } });
    const browser = await world.signedIn();
    const { html } = await browser.open(`${page}/links/new`);
    const link = { entity_type: 'customer', purpose: 'data_sync', is_default: 'true' };
    const vague = await browser.open(`${page}/links`, filled(html, { ...link, entity_id: 'tech' }));
    expect([vague.response.status, vague.html.includes('fits several customers: TechCorp')]).toEqual([422, true]);
    await browser.open(`${page}/links`, filled(html, { ...link, entity_id: 'techcorp' }));
    const [sent] = services.sent('POST', `/entities/customer/${customers[0]!.customer_id}/integrations`);
    expect(bodyOf(sent)).toEqual({ integration_id, purpose: 'data_sync', is_default: true });
  });

  it('are removed for one purpose', async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open(`${page}/links/new`);
    const link = { entity_type: 'product', entity_id: 'p/1', purpose: '' };
    await browser.open(`${page}/links/remove`, filled(html, link));
    const [sent] = services.sent('DELETE', `/entities/product/p%2F1/integrations/${integration_id}`);
    expect(sent!.url).toMatch(/\?purpose=$/);
  });
});

it('makes a link with which somebody else connects an integration', async () => {
  const url = 'https://linesman.example/connect/abc';
  services.answers[`POST ${page}/connect-sessions`] = () => ({ body: { url, expires_at: '2036-01-29T15:00:00Z' } });
  const browser = await world.signedIn();
  const { html } = await browser.open(page);
  const { html: made } = await browser.open(`${page}/connect-link`, filled(html, {}));
  expect(made).toContain(`readonly value="${url}"`);
  expect(made).toContain('Jan 29, 2036, 3:00 PM UTC');
});
