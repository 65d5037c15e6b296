import { StaffWorld } from './staff-world';
import { bodyOf, filled, hidden, problem } from './tenant-services';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => {
  world.reset();
  world.answers['catalog GET /internal/connections'] = () => ({ body: { items: [xero] } });
  world.answers[`catalog GET ${XERO}`] = () => ({ body: xero, headers: { etag: '"4"' } });
  world.answers[`catalog GET ${XERO}/capabilities`] = () => ({ body: { items: [invoice] } });
  world.answers[`catalog GET ${INVOICE}`] = () => ({ body: invoice, headers: { etag: '"2"' } });
  const used = { connection_code: 'xero', integrations: 3, tenants: 2 };
  world.answers['integrations GET /internal/connection-usage'] = () => ({ body: { items: [used] } });
});
afterAll(() => world.stop());

const XERO = '/internal/connections/xero';
const INVOICE = `${XERO}/capabilities/CREATE_INVOICE`;
const page = '/staff/connections/xero';
const xero = {
  connection_code: 'xero',
  display_name: 'Xero',
  description: 'Books <b>kept</b>.',
  logo_url: null,
  status: 'beta',
  version: 4,
  updated_at: '2026-01-01T00:00:00Z',
};
const invoice = {
  connection_code: 'xero',
  capability_code: 'CREATE_INVOICE',
  capability_version: 2,
  description: 'Makes an invoice',
  parameters_schema: { required: ['amount'], properties: { amount: { type: 'integer', description: 'In cents.' } } },
  in_manifest: false,
  version: 2,
};

async function opened(path: string) {
  const browser = await world.signedIn();
  const { html } = await browser.open(path);
  return { browser, html, etag: hidden(html, 'etag'), opened: hidden(html, 'opened') };
}

it('lists connections with their status and how much they are used', async () => {
  const { html } = await opened('/staff/connections');
  expect(html).toContain('3 integrations, 2 tenants');
  expect(html).toContain('status-beta');
  expect(html).toContain('Books &lt;b&gt;kept&lt;/b&gt;.');
});

it('shows the parameters of a capability', async () => {
  const { html } = await opened(page);
  expect(html).toMatch(/<code>CREATE_INVOICE<\/code> <span class="tag">v2<\/span>/);
  expect(html).toContain('<code>amount</code> <span class="tag">Required</span>');
  expect(html).toContain('In cents.');
});

it('says that nobody can connect what has no code', async () => {
  expect((await opened('/staff/connections/new')).html).not.toContain('at once');
  expect((await opened(page)).html).toContain('There is no code for this connection');
  const items = [{ connection_code: 'xero', can_connect: true }];
  world.answers['integrations GET /connections'] = () => ({ body: { items } });
  expect((await opened(page)).html).not.toContain('There is no code for this connection');
});

it('adds a connection, with each error beside its field', async () => {
  const { browser, html } = await opened('/staff/connections/new');
  const errors = [{ field: 'connection_code', message: 'must be lower case' }];
  world.answers['catalog POST /internal/connections'] = () => problem(400, 'invalid', { errors });
  const form = filled(html, { connection_code: 'xero', display_name: 'Xero', description: '', status: 'beta' });
  const refused = await browser.open('/staff/connections/new', form);
  expect(refused.response.status).toBe(422);
  expect(refused.html).toContain('must be lower case');
  world.answers['catalog POST /internal/connections'] = () => ({ status: 201, body: xero });
  expect((await browser.open('/staff/connections/new', form)).url).toBe(world.origin + page);
  expect(bodyOf(world.asked('catalog', 'POST', '/internal/connections').at(-1))).toEqual({
    connection_code: 'xero',
    display_name: 'Xero',
    status: 'beta',
  });
});

it('changes the version that was opened, and keeps the input when somebody else was faster', async () => {
  const { browser, html, ...kept } = await opened(page);
  const form = filled(html, { ...kept, display_name: 'Xero Books', description: xero.description, status: 'beta' });
  world.answers[`catalog PUT ${XERO}`] = () => problem(412, 'changed-meanwhile');
  world.answers[`catalog GET ${XERO}`] = () => ({ body: { ...xero, status: 'active' }, headers: { etag: '"5"' } });
  const late = await browser.open(page, form);
  expect(late.response.status).toBe(422);
  expect(late.html).toContain('Somebody changed this');
  expect(late.html).toContain('<bdi>beta</bdi> became <bdi>active</bdi>');
  expect(late.html).toContain('value="Xero Books"');
  expect(hidden(late.html, 'etag')).toBe('"5"');
  expect(world.asked('catalog', 'PUT', XERO)[0]!.headers['if-match']).toBe('"4"');
  world.answers[`catalog PUT ${XERO}`] = () => ({ body: xero });
  expect((await browser.open(page, form)).url).toBe(world.origin + page);
});

it('deletes a connection that nobody uses, and says how many integrations use another', async () => {
  expect((await opened(`${page}/delete`)).html).toContain('3 integrations in 2 tenants use it');
  world.answers['integrations GET /internal/connection-usage'] = () => ({ body: { items: [] } });
  const { browser, html, etag } = await opened(`${page}/delete`);
  const form = filled(html, { etag });
  const detail = '1 integration uses xero. Set its status to deprecated: it takes no new ones then.';
  world.answers[`catalog DELETE ${XERO}`] = () => problem(409, 'connection-in-use', { detail });
  expect((await browser.open(`${page}/delete`, form)).html).toContain(detail);
  world.answers[`catalog DELETE ${XERO}`] = () => ({ body: {} });
  expect((await browser.open(`${page}/delete`, form)).url).toBe(`${world.origin}/staff/connections`);
  expect(world.asked('catalog', 'DELETE', XERO).at(-1)!.headers['if-match']).toBe('"4"');
});

describe('a capability', () => {
  const add = `${page}/capabilities/new`;
  const typed = { capability_code: 'VOID_INVOICE', capability_version: '1', description: 'Voids it' };

  it('is refused with the error beside its schema when that is not JSON or not a schema', async () => {
    const { browser, html } = await opened(add);
    const noJson = await browser.open(add, filled(html, { ...typed, parameters_schema: '{"type":' }));
    expect(noJson.html).toContain('id="field-parameters-schema-error">must be JSON');
    expect(noJson.html).toContain('{&#34;type&#34;:');
    expect(world.asked('catalog', 'POST', `${XERO}/capabilities`)).toEqual([]);
    const errors = [{ field: 'parameters_schema.properties.a.type', message: 'must be a type' }];
    world.answers[`catalog POST ${XERO}/capabilities`] = () => problem(400, 'invalid', { errors });
    const form = filled(html, { ...typed, parameters_schema: '{"properties":{"a":{"type":"x"}}}' });
    expect((await browser.open(add, form)).html).toContain('id="field-parameters-schema-error">must be a type');
  });

  it('is added with the submitted values', async () => {
    const { browser, html } = await opened(add);
    world.answers[`catalog POST ${XERO}/capabilities`] = () => ({ status: 201, body: invoice });
    const form = filled(html, { ...typed, parameters_schema: '{"type":"object"}' });
    expect((await browser.open(add, form)).url).toBe(world.origin + page);
    expect(bodyOf(world.asked('catalog', 'POST', `${XERO}/capabilities`)[0])).toEqual({
      capability_code: 'VOID_INVOICE',
      capability_version: 1,
      description: 'Voids it',
      parameters_schema: { type: 'object' },
    });
  });

  it('starts its next version as a copy of the newest', async () => {
    const { html } = await opened(`${add}?of=CREATE_INVOICE`);
    expect(html).toMatch(/name="capability_version"[^>]*value="3"/);
    expect(html).toContain('In cents.');
  });

  it('is changed and removed in the version that was opened', async () => {
    const at = `${page}/capabilities/CREATE_INVOICE/2`;
    const { browser, html, etag } = await opened(at);
    const form = filled(html, { etag, description: 'New words', parameters_schema: '{}' });
    world.answers[`catalog PUT ${INVOICE}`] = () => problem(412, 'changed-meanwhile');
    const late = await browser.open(at, form);
    expect(late.html).toContain('Your input is kept');
    expect(late.html).toContain('value="New words"');
    world.answers[`catalog DELETE ${INVOICE}`] = () => ({ body: {} });
    expect((await browser.open(at, filled(html, { etag, remove: 'true' }))).url).toBe(world.origin + page);
    const [removed] = world.asked('catalog', 'DELETE', INVOICE);
    expect([removed!.url, removed!.headers['if-match']]).toEqual([`${INVOICE}?capability_version=2`, '"2"']);
  });
});
