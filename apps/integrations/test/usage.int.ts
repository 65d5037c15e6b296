import { connectionUsage } from '@linesman/contracts';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

it('counts the integrations of a connection across tenants, for the catalog only', async () => {
  const [one, two] = [newTenant(), newTenant()];
  const create = (tenant: string, connection_code: string) =>
    world.ask(tenant, 'POST', '/integrations', { connection_code, name: 'X' });
  const usage = (service: 'catalog' | 'notifier', limitMs: number) =>
    world.rpcAs(service).call(connectionUsage, { connection_code: 'dropbox' }, limitMs);
  // Other tests connect Dropbox too.
  const before = await usage('catalog', 60_000);
  await create(one, 'dropbox');
  await create(one, 'salesforce');
  const { body } = await create(one, 'dropbox');
  await create(two, 'dropbox');
  await world.ask(one, 'DELETE', `/integrations/${String(body.integration_id)}`);
  expect(await usage('catalog', 60_000)).toEqual({
    integrations: before.integrations + 2,
    tenants: before.tenants + 2,
  });
  await expect(usage('notifier', 1_000)).rejects.toMatchObject({ status: 503 });
});

it('counts the integrations of all connections, for staff only', async () => {
  const tenant = newTenant();
  await world.ask(tenant, 'POST', '/integrations', { connection_code: 'xero', name: 'X' });
  const ask = (role: string) => world.ask(newTenant(), 'GET', '/internal/connection-usage', undefined, role);
  const { body } = await ask('admin');
  expect(body.items).toContainEqual({ connection_code: 'xero', integrations: 1, tenants: 1 });
  expect(JSON.stringify(body)).not.toContain(tenant);
  for (const role of ['tenant_admin', 'csm', 'member', 'service']) expect((await ask(role)).status).toBe(403);
});
