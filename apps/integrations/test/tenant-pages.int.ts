import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const get = (tenant: string, path: string, role = 'member') => world.ask(tenant, 'GET', path, undefined, role);
const itemsOf = (body: object) => (body as { items: Record<string, unknown>[] }).items;
const create = async (tenant: string) => {
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files' });
  return String(body.integration_id);
};

it('says what a form has to ask for, and which fields are secret', async () => {
  const { body } = await get(newTenant(), '/connections/custom_api/setup');
  expect(body).toMatchObject({
    auth: 'api_key',
    consent: false,
    config_schema: { required: ['base_url', 'health_path', 'health_property'] },
    credential_schema: { properties: { api_key: { writeOnly: true, title: 'API key' } } },
  });
  const dropbox = (await get(newTenant(), '/connections/dropbox/setup')).body;
  expect(dropbox).toMatchObject({ auth: 'oauth2', consent: true });
  expect(dropbox).not.toHaveProperty('credential_schema');
  expect((await get(newTenant(), '/connections/nothing/setup')).status).toBe(422);
});

it('says what people can connect: nothing for which staff have not added our credentials', async () => {
  for (const role of ['member', 'admin']) {
    const items = itemsOf((await get(newTenant(), '/connections', role)).body);
    const canConnect = Object.fromEntries(items.map((one) => [String(one.connection_code), one.can_connect]));
    expect(canConnect).toMatchObject({ dropbox: true, basecamp: false, custom_api: true });
  }
});

it('lists what one integration serves, page by page, for its tenant only', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  const [id, another] = [await create(tenant), await create(tenant)];
  for (const [entity, integration_id] of [
    ['product/p-1', id],
    ['product/p-2', id],
    ['subscription/s-1', id],
    ['product/p-1', another],
  ])
    await world.ask(tenant, 'POST', `/entities/${entity}/integrations`, { integration_id, purpose: 'data_sync' });
  const first = (await get(tenant, `/integrations/${id}/links?limit=2`)).body;
  expect(itemsOf(first)).toMatchObject([{ entity_id: 'p-1' }, { entity_id: 'p-2' }]);
  const second = (await get(tenant, `/integrations/${id}/links?limit=2&cursor=${String(first.next_cursor)}`)).body;
  expect(itemsOf(second)).toEqual([
    expect.objectContaining({ entity_type: 'subscription', purpose: 'data_sync', is_default: false }),
  ]);
  expect((await get(other, `/integrations/${id}/links`)).status).toBe(404);
});

it('finds integrations by their ids', async () => {
  const tenant = newTenant();
  const [one, two] = [await create(tenant), await create(tenant)];
  await create(tenant);
  const found = (await get(tenant, `/integrations?integration_ids=${one},${two}`)).body;
  expect(itemsOf(found).map((row) => row.integration_id)).toEqual([one, two].sort());
  expect((await get(tenant, '/integrations?integration_ids=no-id')).status).toBe(400);
});

it('shows callers their own grants only', async () => {
  const tenant = newTenant();
  const grant = (body: object) => world.ask(tenant, 'POST', '/grants', { action: 'configure', ...body });
  await grant({ grantee_type: 'role', grantee: 'csm' });
  const other = await world.issuer.token({ tenant, subject: 'somebody-else', roles: ['member'] });
  await world.app.inject({ method: 'GET', url: '/my-grants', headers: { authorization: `Bearer ${other}` } });
  expect((await grant({ grantee_type: 'user', grantee: 'somebody-else' })).status).toBe(201);
  expect(itemsOf((await get(tenant, '/my-grants', 'csm')).body)).toMatchObject([{ grantee: 'csm' }]);
  expect(itemsOf((await get(tenant, '/my-grants', 'member')).body)).toEqual([]);
});
