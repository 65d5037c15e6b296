import { randomUUID } from 'node:crypto';
import {
  checkIds,
  type CheckIdsRequest,
  dependents,
  type DependentsAnswer,
  executionSucceeded,
} from '@linesman/contracts';
import { tellSubscription } from './platform';
import { newTenant, useWorld, type World } from './start-world';
import { execution, reached, serve } from './subscribing';

let world: World;

useWorld((it) => (world = it));

const dependentsOf = (tenant_id: string, integration_id: string): Promise<DependentsAnswer> =>
  world.rpcAs('status-monitor').call(dependents, { tenant_id, integration_id }, 60_000);

it('names the entities that an integration serves, each once, and the customers among them', async () => {
  const tenant = newTenant();
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files' });
  const integration_id = String(body.integration_id);
  expect(await dependentsOf(tenant, integration_id)).toEqual({
    serves: [],
    customers: [],
    billing: { count: 0, due_soon: 0, next: [] },
  });
  const customer_id = randomUUID();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp', arr: 200_000 });
  const link = (entity: string, purpose = '') =>
    world.ask(tenant, 'POST', `/entities/${entity}/integrations`, { integration_id, ...(purpose && { purpose }) });
  await link(`customer/${customer_id}`);
  for (const product of ['crm', 'desk']) await link(`product/${product}`);
  await link('product/crm', 'file_storage');
  const found = await dependentsOf(tenant, integration_id);
  expect(found.customers).toEqual([{ customer_id, name: 'TechCorp' }]);
  expect(found.serves).toEqual([
    { entity_type: 'customer', count: 1, ids: [customer_id] },
    { entity_type: 'product', count: 2, ids: ['crm', 'desk'] },
  ]);
  expect((await dependentsOf(newTenant(), integration_id)).serves).toEqual([]);
});

it('knows the customers and integrations of a tenant, and no deleted one or one of another tenant', async () => {
  const tenant = newTenant();
  const customer_id = randomUUID();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const added = { connection_code: 'dropbox', name: 'Files', customer_id };
  const { body } = await world.ask(tenant, 'POST', '/integrations', added);
  const integration_id = String(body.integration_id);
  const check = (ids: Omit<CheckIdsRequest, 'tenant_id'>, tenant_id = tenant) =>
    world.rpcAs('notifier').call(checkIds, { tenant_id, ...ids }, 60_000);
  const both = { customer_id, integration_id };
  expect(await check(both)).toEqual({
    ...{ knows_customer: true, knows_integration: true },
    customer_of_integration: customer_id,
  });
  expect(await check({ integration_id })).toMatchObject({ knows_customer: false, knows_integration: true });
  expect(await check(both, newTenant())).toEqual({ knows_customer: false, knows_integration: false });
  await world.ask(tenant, 'DELETE', `/integrations/${integration_id}`);
  expect(await check(both)).toEqual({ knows_customer: true, knows_integration: false });
});

it('names the subscriptions that are billed through an integration, and when each is billed next', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  const today = new Date().toISOString().slice(0, 10);
  const far = `${new Date().getUTCFullYear() + 1}-12-24`;
  const billed = async (starts_on: string): Promise<string> => {
    const billing = { amount: '100.00', currency: 'USD', interval: 'month' as const, starts_on };
    const id = await tellSubscription(world, tenant, { billing });
    await reached(world, tenant, id, 'requested');
    const data = {
      ...execution(integration_id, `subscription:${id}`),
      output: { customer_id: 'cus_1', billing_id: 'sub_1', status: 'active' },
    };
    await world.publish(executionSucceeded, tenant, data.execution_id, data);
    await reached(world, tenant, id, 'succeeded');
    return id;
  };
  const [soon, later] = [await billed(today), await billed(far)];
  // Not set up so far.
  await tellSubscription(world, tenant);
  const found = await dependentsOf(tenant, integration_id);
  expect(found.billing).toMatchObject({
    count: 2,
    due_soon: 1,
    next: [
      {
        subscription_id: soon,
        amount: '100.00',
        currency: 'USD',
        interval: 'month',
        interval_count: 1,
        next_on: today,
      },
      { subscription_id: later, next_on: far },
    ],
  });
  expect(found.serves).toEqual([
    { entity_type: 'subscription', count: 2, ids: [soon, later].sort() },
    { entity_type: 'tenant', count: 1, ids: [tenant] },
  ]);
});

it('answers the status-monitor only', async () => {
  const asked = { tenant_id: newTenant(), integration_id: randomUUID() };
  await expect(world.rpcAs('notifier').call(dependents, asked, 1_000)).rejects.toMatchObject({ status: 503 });
});
