import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, resolveDefault, type ResolveDefaultRequest } from '@linesman/contracts';
import { connect, headers } from '@nats-io/transport-node';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
let keys = 0;

useWorld((it) => (world = it));

/** Creates an integration whose key works, or does not. */
async function stripe(tenant: string, works = true, more: object = {}): Promise<string> {
  const secret_key = `sk_test_default${++keys}`;
  if (works) world.providers.keys.set(secret_key, `acct_${keys}`);
  const body = { connection_code: 'stripe', name: 'Payments', credentials: { secret_key }, ...more };
  return String((await world.ask(tenant, 'POST', '/integrations', body)).body.integration_id);
}

const link = (tenant: string, entity: string, integration_id: string, more: object = {}) => {
  const body = { integration_id, purpose: 'payment_processing', is_default: true, ...more };
  return world.ask(tenant, 'POST', `/entities/${entity}/integrations`, body);
};
const ofSubscription = (tenant: string, query = '') =>
  world.ask(tenant, 'GET', `/entities/subscription/sub_1/integrations/default?purpose=payment_processing${query}`);

/** The RPC as it is sent over NATS, with the token of a service of the platform. */
async function askAsPlatform(tenant: string, data: ResolveDefaultRequest): Promise<unknown> {
  const nats = await connect(world.servers.nats.user('platform'));
  const meta = headers();
  meta.set('Authorization', `Bearer ${await world.issuer.token({ tenant, roles: ['service'] })}`);
  const pattern = `rpc.${resolveDefault.name}.platform`;
  const body = JSON.stringify({ pattern, data, id: randomUUID() });
  const answer = await nats.request(pattern, body, { headers: meta, timeout: 60_000 });
  await nats.close();
  return answer.json();
}

it('looks at the entity, its customer, the tenant and the platform, and names the level that serves', async () => {
  const [tenant, customer] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer}`, { name: 'TechCorp' });
  expect(await ofSubscription(tenant)).toMatchObject({
    status: 404,
    body: {
      type: 'urn:linesman:problem:no-default',
      detail: expect.stringContaining('Link one with is_default') as string,
    },
  });
  const platform = await stripe(PLATFORM_TENANT);
  await link(PLATFORM_TENANT, `tenant/${PLATFORM_TENANT}`, platform);
  const levels = [
    ['tenant', `tenant/${tenant}`],
    ['customer', `customer/${customer}`],
    ['entity', 'subscription/sub_1'],
  ];
  const of = `&customer_id=${customer}`;
  expect((await ofSubscription(tenant, of)).body).toMatchObject({ level: 'platform', integration_id: platform });
  for (const [level, entity] of levels) {
    const integration_id = await stripe(tenant);
    expect(await link(tenant, entity!, integration_id)).toMatchObject({ status: 201 });
    expect((await ofSubscription(tenant, of)).body).toMatchObject({ level, integration_id, status: 'active' });
  }
  const { body } = await world.ask(tenant, 'DELETE', `/entities/tenant/${PLATFORM_TENANT}/integrations/${platform}`);
  expect(body).toMatchObject({ status: 404 });
  await world.ask(PLATFORM_TENANT, 'DELETE', `/entities/tenant/${PLATFORM_TENANT}/integrations/${platform}`);
});

it('passes over inactive and deleted integrations, but not those in error', async () => {
  const tenant = newTenant();
  const [serving, nearer] = [await stripe(tenant), await stripe(tenant)];
  await link(tenant, `tenant/${tenant}`, serving);
  await link(tenant, 'subscription/sub_1', nearer);
  await world.ask(tenant, 'PUT', `/integrations/${nearer}`, { status: 'inactive' });
  expect((await ofSubscription(tenant)).body).toMatchObject({
    level: 'tenant',
    integration_id: serving,
    passed_over: [{ level: 'entity', integration_id: nearer, status: 'inactive' }],
  });
  await world.ask(tenant, 'DELETE', `/integrations/${nearer}`);
  expect((await ofSubscription(tenant)).body).toMatchObject({ level: 'tenant', passed_over: [] });
  const broken = await stripe(tenant, false);
  await link(tenant, 'subscription/sub_1', broken);
  expect((await ofSubscription(tenant)).body).toMatchObject({
    level: 'entity',
    integration_id: broken,
    status: 'error',
    status_reason: expect.stringContaining('Invalid API Key') as string,
  });
});

it("finds a user's own integration by its purpose or as the only one of its connection, before the tenant's", async () => {
  const tenant = newTenant();
  const of = (query: string, user = 'mia') =>
    world.ask(tenant, 'GET', `/entities/user/${user}/integrations/default?purpose=payment_processing${query}`);
  const [tenants, xeros] = [await stripe(tenant), '&connection_code=xero'];
  await link(tenant, `tenant/${tenant}`, tenants);
  const first = await stripe(tenant, true, { user_id: 'mia' });
  expect((await of('')).body).toMatchObject({ level: 'tenant', integration_id: tenants });
  expect((await of('&connection_code=stripe')).body).toMatchObject({ level: 'entity', integration_id: first });
  expect((await of('&connection_code=stripe', 'bob')).body).toMatchObject({ level: 'tenant', integration_id: tenants });
  expect((await of(xeros)).status).toBe(404);

  const forPayments = await stripe(tenant, true, { user_id: 'mia', purpose: 'payment_processing' });
  for (const query of ['', '&connection_code=stripe'])
    expect((await of(query)).body).toMatchObject({ level: 'entity', integration_id: forPayments, passed_over: [] });
  await world.ask(tenant, 'PUT', `/integrations/${forPayments}`, { status: 'inactive' });
  expect((await of('&connection_code=stripe')).body).toMatchObject({ integration_id: first });
  expect((await of('')).body).toMatchObject({
    level: 'tenant',
    passed_over: [{ level: 'entity', integration_id: forPayments, status: 'inactive' }],
  });
  await world.ask(tenant, 'DELETE', `/integrations/${first}`);
  expect((await of('&connection_code=stripe')).body).toMatchObject({ level: 'tenant', integration_id: tenants });
});

it('chooses none of several integrations of a user, until one of them is the default', async () => {
  const tenant = newTenant();
  await link(tenant, `tenant/${tenant}`, await stripe(tenant));
  const own = [await stripe(tenant, true, { user_id: 'mia' }), await stripe(tenant, true, { user_id: 'mia' })];
  const wanted = { tenant_id: tenant, entity_type: 'user', entity_id: 'mia', purpose: 'payment_processing' };
  const ask = () => askAsPlatform(tenant, { ...wanted, connection_code: 'stripe' });
  expect(await ask()).toMatchObject({
    response: {
      passed_over: [...own].sort().map((integration_id) => ({ level: 'entity', integration_id, status: 'active' })),
    },
  });
  expect(await ask()).not.toHaveProperty('response.resolved');
  const explained = await world.ask(
    tenant,
    'GET',
    '/entities/user/mia/integrations/default?purpose=payment_processing&connection_code=stripe',
  );
  expect(explained.body).toMatchObject({ detail: expect.stringContaining('The user has several') as string });
  await link(tenant, 'user/mia', own[1]!);
  expect(await ask()).toMatchObject({ response: { resolved: { level: 'entity', integration_id: own[1] } } });
});

it('keeps one default for an entity and purpose, even if several are set at once', async () => {
  const tenant = newTenant();
  const integrations = await Promise.all(Array.from({ length: 8 }, () => stripe(tenant)));
  const answers = await Promise.all(integrations.map((id) => link(tenant, 'product/gold', id)));
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  const { body } = await world.ask(tenant, 'GET', '/entities/product/gold/integrations?is_default=true');
  expect(body.items).toHaveLength(1);
});

it('lists and unlinks by purpose, and refuses other tenants and unknown customers', async () => {
  const tenant = newTenant();
  const id = await stripe(tenant);
  for (const purpose of ['payment_processing', 'refunds']) await link(tenant, 'product/gold', id, { purpose });
  const purposes = async (query = '') => {
    const { body } = await world.ask(tenant, 'GET', `/entities/product/gold/integrations${query}`);
    return (body.items as { purpose: string }[]).map(({ purpose }) => purpose).sort();
  };
  expect(await purposes('?purpose=refunds')).toEqual(['refunds']);
  await world.ask(tenant, 'DELETE', `/entities/product/gold/integrations/${id}?purpose=refunds`);
  expect(await purposes()).toEqual(['payment_processing']);
  expect(await link(tenant, `tenant/${newTenant()}`, id)).toMatchObject({ status: 404 });
  expect(await link(tenant, `customer/${randomUUID()}`, id)).toMatchObject({ status: 404 });
});

it('answers the platform over RPC, only about the tenant of its token', async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  await link(tenant, `tenant/${tenant}`, integration_id);
  const wanted = { tenant_id: tenant, entity_type: 'order', entity_id: '17', purpose: 'payment_processing' };
  const tokenless = world.rpcAs('platform').call(resolveDefault, wanted);
  await expect(tokenless).rejects.toMatchObject({ status: 403 });
  expect(await askAsPlatform(tenant, wanted)).toMatchObject({
    response: { resolved: { integration_id, tenant_id: tenant, level: 'tenant' } },
  });
  expect(await askAsPlatform(newTenant(), wanted)).toMatchObject({ err: { status: 403 } });
});

it('lets the system role see only the links of the platform', async () => {
  const tenant = newTenant();
  await link(tenant, `tenant/${tenant}`, await stripe(tenant));
  const system = world.servers.postgres.role('integrations', 'system');
  expect(await world.sql('select * from entity_integrations where tenant_id = $1', [tenant], system)).toEqual([]);
});
