import { grantsChanged } from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
let executor: RpcClient;

useWorld((it) => {
  world = it;
  executor = world.rpcAs('gateway-executor');
});

let keys = 0;
async function integration(tenant: string): Promise<string> {
  const secret_key = `sk_test_${++keys}`;
  world.providers.keys.set(secret_key, 'acct_1');
  const body = { connection_code: 'stripe', name: 'Payments', credentials: { secret_key } };
  return String((await world.ask(tenant, 'POST', '/integrations', body)).body.integration_id);
}

const grant = (tenant: string, body: object, role = 'tenant_admin') => world.ask(tenant, 'POST', '/grants', body, role);
/** Calls once, so that a grant can name the caller. */
async function call(tenant: string, subject: string, roles: string[]): Promise<void> {
  const authorization = `Bearer ${await world.issuer.token({ tenant, subject, roles })}`;
  await world.app.inject({ method: 'GET', url: '/my-rights', headers: { authorization } });
}
const itemsOf = (body: object) => (body as { items: Record<string, unknown>[] }).items;

it('lets only tenant admins configure without a grant', async () => {
  const tenant = newTenant();
  const [mine, other] = [await integration(tenant), await integration(tenant)];
  const rename = (id: string, role: string) => world.ask(tenant, 'PUT', `/integrations/${id}`, { name: 'New' }, role);
  expect(await rename(mine, 'csm')).toMatchObject({ status: 403, body: { type: 'urn:linesman:problem:not-granted' } });

  const configure = { action: 'configure', grantee_type: 'role', grantee: 'csm' };
  const { body } = await grant(tenant, { ...configure, integration_id: mine });
  expect((await rename(mine, 'csm')).status).toBe(200);
  expect((await rename(mine, 'member')).status).toBe(403);
  expect((await rename(other, 'csm')).status).toBe(403);
  const link = (id: string) =>
    world.ask(tenant, 'POST', '/entities/product/p-1/integrations', { integration_id: id }, 'csm');
  expect((await link(mine)).status).toBe(201);
  expect((await link(other)).status).toBe(403);
  const create = () => world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'F' }, 'csm');
  expect((await create()).status).toBe(403);

  await grant(tenant, configure);
  expect((await create()).status).toBe(201);
  expect((await world.ask(tenant, 'DELETE', `/integrations/${other}`, undefined, 'csm')).status).toBe(204);
  expect((await world.ask(tenant, 'DELETE', `/grants/${String(body.grant_id)}`)).status).toBe(204);
  expect((await world.ask(tenant, 'DELETE', `/grants/${String(body.grant_id)}`)).status).toBe(404);
});

it('needs more than a grant for one integration to set or remove what all others use', async () => {
  const tenant = newTenant();
  const [standing, mine] = [await integration(tenant), await integration(tenant)];
  const link = (integration_id: string, entity: string, is_default: boolean, role?: string) =>
    world.ask(
      tenant,
      'POST',
      `/entities/${entity}/integrations`,
      { integration_id, purpose: 'data_sync', is_default },
      role,
    );
  await link(standing, `tenant/${tenant}`, true);
  await link(standing, 'product/p-1', true);
  await grant(tenant, { action: 'configure', grantee_type: 'role', grantee: 'csm', integration_id: mine });
  expect((await link(mine, 'product/p-1', false, 'csm')).status).toBe(201);
  for (const [entity, is_default] of [
    [`tenant/${tenant}`, true],
    [`tenant/${tenant}`, false],
    ['product/p-1', true],
  ] as const)
    expect(await link(mine, entity, is_default, 'csm')).toMatchObject({
      status: 403,
      body: { type: 'urn:linesman:problem:not-granted' },
    });
  await link(mine, `tenant/${tenant}`, false);
  expect(
    (await world.ask(tenant, 'DELETE', `/entities/tenant/${tenant}/integrations/${mine}`, undefined, 'csm')).status,
  ).toBe(403);
  await grant(tenant, { action: 'configure', grantee_type: 'role', grantee: 'csm' });
  expect((await link(mine, 'product/p-1', true, 'csm')).status).toBe(201);
});

it('grants to one user or service, and not to another one of the same name', async () => {
  const tenant = newTenant();
  const id = await integration(tenant);
  await call(tenant, 'test-user', ['service']);
  await grant(tenant, { integration_id: id, action: 'configure', grantee_type: 'service', grantee: 'test-user' });
  const token = (roles: string[], subject: string) => world.issuer.token({ tenant, roles, subject });
  const rename = async (bearer: string) =>
    (
      await world.app.inject({
        method: 'PUT',
        url: `/integrations/${id}`,
        headers: { authorization: `Bearer ${bearer}` },
        payload: { name: 'New' },
      })
    ).statusCode;
  expect(await rename(await token(['service'], 'test-user'))).toBe(200);
  expect(await rename(await token(['member'], 'test-user'))).toBe(403);
  expect(await rename(await token(['service'], 'another'))).toBe(403);
});

it('puts grants to execute only into leases for executions, and publishes a change', async () => {
  const [tenant_id, stranger] = [newTenant(), newTenant()];
  const integration_id = await integration(tenant_id);
  const execute = { action: 'execute', grantee_type: 'service', grantee: 'billing' };
  for (const tenant of [tenant_id, stranger]) await call(tenant, 'billing', ['service']);
  await grant(tenant_id, { ...execute, integration_id, capability_code: 'PROCESS_PAYMENT' });
  const wide = await grant(tenant_id, { action: 'execute', grantee_type: 'role', grantee: 'member' });
  await grant(tenant_id, { action: 'configure', grantee_type: 'role', grantee: 'member' });
  await grant(stranger, execute);
  const { lease } = await world.lease(executor, { tenant_id, integration_id });
  expect(lease?.grants).toEqual([
    { grantee_type: 'service', grantee: 'billing', capability_code: 'PROCESS_PAYMENT' },
    { grantee_type: 'role', grantee: 'member' },
  ]);
  const monitor = world.rpcAs('status-monitor');
  const probe = await world.lease(monitor, { tenant_id, integration_id, purpose: 'probe' });
  expect(probe.lease).not.toHaveProperty('grants');

  await world.ask(tenant_id, 'DELETE', `/grants/${String(wide.body.grant_id)}`);
  const told = () => world.eventsOf(grantsChanged, tenant_id);
  await waitUntil(() => told().length === 3);
  expect(told().map(({ data }) => data)).toEqual([{ integration_id }, {}, {}]);
});

it('lists grants by integration and grantee, page by page, for tenant admins', async () => {
  const tenant = newTenant();
  const integration_id = await integration(tenant);
  const execute = { action: 'execute', grantee_type: 'service' };
  for (const grantee of ['a', 'b', 'c']) {
    await call(tenant, grantee, ['service']);
    await grant(tenant, { ...execute, grantee });
  }
  await grant(tenant, { ...execute, grantee: 'a', integration_id });
  const list = (query: string, role = 'tenant_admin') => world.ask(tenant, 'GET', `/grants?${query}`, undefined, role);
  expect(itemsOf((await list('grantee=a')).body)).toHaveLength(2);
  expect(itemsOf((await list(`integration_id=${newTenant()}`)).body)).toHaveLength(3);
  const first = (await list('limit=3')).body;
  const second = (await list(`limit=3&cursor=${String(first.next_cursor)}`)).body;
  expect(new Set([...itemsOf(first), ...itemsOf(second)].map((it) => it.grant_id)).size).toBe(4);
  expect(second).not.toHaveProperty('next_cursor');
  expect((await list('cursor=nonsense')).status).toBe(400);
  expect((await list('', 'csm')).status).toBe(403);
});

it.each([
  ['user', ['service'], 'is nobody who has signed in'],
  ['service', ['member'], 'is not a service that has called'],
])('grants to a %s only who has called with a token as one', async (grantee_type, otherRoles, message) => {
  const tenant = newTenant();
  await call(newTenant(), 'mia', [grantee_type === 'user' ? 'member' : 'service']);
  await call(tenant, 'mia', otherRoles);
  const body = { action: 'execute', grantee_type, grantee: 'mia' };
  expect(await grant(tenant, body)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'grantee', message: expect.stringContaining(message) as string }] },
  });
  await call(tenant, 'mia', [grantee_type === 'user' ? 'member' : 'service']);
  expect((await grant(tenant, body)).status).toBe(201);
});

it.each([
  [
    { action: 'configure', grantee_type: 'role', grantee: 'csm', capability_code: 'PROCESS_PAYMENT' },
    'capability_code',
  ],
  [{ action: 'execute', grantee_type: 'role', grantee: 'admin' }, 'grantee'],
  [{ action: 'own', grantee_type: 'role', grantee: 'csm' }, 'action'],
])('refuses the grant %j', async (body, field) => {
  expect(await grant(newTenant(), body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
});

it('refuses a second equal grant and an unknown integration, and deletes grants with their integration', async () => {
  const tenant = newTenant();
  const integration_id = await integration(tenant);
  const execute = { action: 'execute', grantee_type: 'role', grantee: 'csm', integration_id };
  expect((await grant(tenant, execute)).status).toBe(201);
  expect((await grant(tenant, execute)).status).toBe(409);
  expect((await grant(newTenant(), execute)).status).toBe(404);
  await world.ask(tenant, 'DELETE', `/integrations/${integration_id}`);
  expect((await world.ask(tenant, 'GET', '/grants')).body).toEqual({ items: [] });
});
