import { followLink } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
useWorld((it) => (world = it));

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
async function as(tenant: string, subject: string, method: Method, url: string, payload?: object, roles = ['member']) {
  const token = await world.issuer.token({ tenant, subject, roles });
  const headers = { authorization: `Bearer ${token}` };
  const response = await world.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  const body = response.body ? response.json<Record<string, unknown>>() : {};
  return { status: response.statusCode, body };
}
const own = { connection_code: 'dropbox', name: 'My files', user_id: 'mia' };
const notGranted = { status: 403, body: { type: 'urn:linesman:problem:not-granted' } };

it('lets a member connect, reconnect, pause and delete an account of their own without a grant', async () => {
  const tenant = newTenant();
  const made = await as(tenant, 'mia', 'POST', '/integrations', own);
  expect(made).toMatchObject({ status: 201, body: { my_rights: ['manage'] } });
  const path = `/integrations/${String(made.body.integration_id)}`;
  for (const credentials of ['first', 'second']) {
    const { status, body } = await as(tenant, 'mia', 'POST', `${path}/connect-sessions`);
    expect([credentials, status]).toEqual([credentials, 201]);
    expect((await followLink(world, String(body.url), 'mias')).page.statusCode).toBe(200);
  }
  expect(await as(tenant, 'mia', 'PUT', path, { status: 'inactive' })).toMatchObject({ body: { status: 'inactive' } });
  expect(await as(tenant, 'mia', 'PUT', path, { status: 'active', name: 'Ours' })).toMatchObject({ status: 200 });
  expect(await as(tenant, 'mia', 'GET', '/integrations?user_id=me')).toMatchObject({
    body: { items: [{ name: 'Ours' }] },
  });
  expect(await as(tenant, 'mia', 'GET', `${path}`)).toMatchObject({ body: { my_rights: ['manage'] } });
  expect(await as(tenant, 'mia', 'DELETE', path)).toMatchObject({ status: 204 });
  expect((await as(tenant, 'mia', 'GET', path)).status).toBe(404);
});

it('gives an owner no right to hand it over, to link it, or to touch what belongs to others', async () => {
  const tenant = newTenant();
  const { body } = await as(tenant, 'mia', 'POST', '/integrations', own);
  const integration_id = String(body.integration_id);
  const path = `/integrations/${integration_id}`;
  for (const more of [
    { user_id: 'bob' },
    { user_id: null },
    { is_critical: true },
    { customer_id: newTenant() },
    { purpose: 'x' },
  ])
    expect(await as(tenant, 'mia', 'PUT', path, more)).toMatchObject(notGranted);
  const link = { integration_id, is_default: true };
  expect(await as(tenant, 'mia', 'POST', `/entities/tenant/${tenant}/integrations`, link)).toMatchObject(notGranted);
  for (const [method, url] of [
    ['PUT', path],
    ['DELETE', path],
    ['POST', `${path}/connect-sessions`],
  ] as const) {
    expect(await as(tenant, 'bob', method, url, method === 'PUT' ? { name: 'x' } : undefined)).toMatchObject(
      notGranted,
    );
    // A service is no person, whatever its name.
    expect(
      await as(tenant, 'mia', method, url, method === 'PUT' ? { name: 'x' } : undefined, ['service']),
    ).toMatchObject(notGranted);
  }
  expect((await as(newTenant(), 'mia', 'DELETE', path)).status).toBe(403);
  expect(await as(tenant, 'bob', 'GET', path)).toMatchObject({ status: 200, body: { my_rights: [] } });
});

it('creates one without a grant only in the own name, and where the provider is enabled', async () => {
  const tenant = newTenant();
  const create = (more: object, roles = ['member']) =>
    as(tenant, 'mia', 'POST', '/integrations', { ...own, ...more }, roles);
  expect(await create({ user_id: 'bob' })).toMatchObject(notGranted);
  expect(await create({ user_id: undefined })).toMatchObject(notGranted);
  expect(await create({ connection_code: 'salesforce' })).toMatchObject(notGranted);
  expect(await create({ customer_id: newTenant() })).toMatchObject(notGranted);
  expect(await create({}, ['service'])).toMatchObject(notGranted);
  expect(await as(tenant, 'mia', 'GET', '/my-rights')).toMatchObject({
    body: { configure: false, connect_own: ['dropbox', 'basecamp'] },
  });
  const settings = { product_name: 'Acme', mail_from: 'care@acme.example', enabled_providers: ['salesforce'] };
  await world.ask(tenant, 'PUT', '/tenant/settings', settings);
  expect((await create({ connection_code: 'salesforce' })).status).toBe(201);
  expect(await create({})).toMatchObject(notGranted);
  expect((await world.ask(tenant, 'GET', '/my-rights')).body).toMatchObject({ configure: true });
});
