import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

async function send(
  tenant: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  ifMatch?: string,
) {
  const headers = {
    authorization: `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'] })}`,
    ...(ifMatch ? { 'if-match': ifMatch } : {}),
  };
  const response = await world.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const answer: Record<string, unknown> = response.body ? response.json<Record<string, unknown>>() : {};
  return { status: response.statusCode, etag: response.headers.etag as string, body: answer };
}

async function integration(tenant: string): Promise<{ path: string; etag: string }> {
  const { body, etag } = await send(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files' });
  return { path: `/integrations/${String(body.integration_id)}`, etag };
}

it('accepts one of two changes of the same version at once, and answers the other with 412', async () => {
  const tenant = newTenant();
  const { path, etag } = await integration(tenant);
  expect(etag).toBe('"1"');
  const both = await Promise.all(['A', 'B'].map((name) => send(tenant, 'PUT', path, { name }, etag)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  const [won, lost] = both.sort((a, b) => a.status - b.status);
  expect(lost!.body).toMatchObject({ type: 'urn:linesman:problem:changed-meanwhile' });
  const now = await send(tenant, 'GET', path);
  expect(now).toMatchObject({ etag: '"2"', body: { name: won!.body.name } });
});

it('accepts every change without If-Match, and the last one wins', async () => {
  const tenant = newTenant();
  const { path } = await integration(tenant);
  const answers = await Promise.all(
    [{ name: 'A' }, { is_critical: true }, { metadata: { a: 1 } }].map((body) => send(tenant, 'PUT', path, body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await send(tenant, 'GET', path)).toMatchObject({
    etag: '"4"',
    body: { name: 'A', is_critical: true, metadata: { a: 1 } },
  });
});

it('deletes only the version of If-Match, and shows before what would be deleted with it', async () => {
  const tenant = newTenant();
  const { path, etag } = await integration(tenant);
  await send(tenant, 'PUT', path, { name: 'Other' });
  const integration_id = path.split('/').at(-1);
  await send(tenant, 'POST', '/entities/product/p-1/integrations', { integration_id, is_default: true });
  await send(tenant, 'POST', '/grants', { action: 'execute', grantee_type: 'role', grantee: 'csm', integration_id });
  await send(tenant, 'POST', `${path}/connect-sessions`);
  expect((await send(tenant, 'DELETE', path, undefined, etag)).status).toBe(412);
  const preview = await send(tenant, 'DELETE', `${path}?dry_run=true`);
  expect(preview).toMatchObject({ status: 200 });
  expect(preview.body).toEqual({
    credentials: [],
    links: 1,
    default_links: 1,
    grants: 1,
    connect_sessions: 1,
    speaks_for_tenant: false,
  });
  expect((await send(tenant, 'DELETE', path, undefined, '*')).status).toBe(204);
  expect((await send(tenant, 'DELETE', path)).status).toBe(404);
});

it('checks the version of customers and settings too, also when none are stored yet', async () => {
  const [tenant, id] = [newTenant(), newTenant()];
  const customer = `/customers/${id}`;
  expect((await send(tenant, 'PUT', customer, { name: 'T' }, '*')).status).toBe(412);
  const { etag } = await send(tenant, 'PUT', customer, { name: 'T' });
  const both = await Promise.all(['A', 'B'].map((name) => send(tenant, 'PUT', customer, { name }, etag)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await send(tenant, 'GET', customer)).etag).toBe('"2"');

  const settings = { product_name: 'Acme', mail_from: 'care@acme.example' };
  const { etag: unset } = await send(tenant, 'GET', '/tenant/settings');
  expect(unset).toBe('"0"');
  const puts = await Promise.all([1, 2].map(() => send(tenant, 'PUT', '/tenant/settings', settings, unset)));
  expect(puts.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await send(tenant, 'PUT', '/tenant/settings', settings, 'nonsense')).status).toBe(400);
});
