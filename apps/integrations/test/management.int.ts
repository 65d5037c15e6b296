import { integrationStatusChanged, snapshot, type IntegrationStatusChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { newTenant, World } from './start-world';

let world: World;
let keys = 0;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.stop());

const newKey = (account: string): string => {
  const key = `sk_test_canary${++keys}`;
  world.providers.keys.set(key, account);
  return key;
};
const stripe = (tenant: string, secret_key: string, more: object = {}) =>
  world.ask(tenant, 'POST', '/integrations', {
    connection_code: 'stripe',
    name: 'Payments',
    credentials: { secret_key },
    ...more,
  });

it('keeps customers, tells of each change, and shows them to their tenant only', async () => {
  const [tenant, other, id] = [newTenant(), newTenant(), newTenant()];
  const body = {
    name: 'TechCorp',
    arr: 200_000,
    csm: { name: 'Jane Miller', email: 'jane@acme.example', manager: { name: 'Sue', email: 'sue@acme.example' } },
    technical_contact: { name: 'Bob Smith', email: 'bob@techcorp.example', title: 'IT Admin' },
    time_zone: 'America/New_York',
    external_ids: { billing: 'c-17' },
  };
  expect((await world.ask(tenant, 'PUT', `/customers/${id}`, body)).body).toMatchObject({ ...body, version: 1 });
  expect((await world.ask(tenant, 'PUT', `/customers/${id}`, { name: 'TechCorp' })).body).toMatchObject({
    arr: null,
    time_zone: 'UTC',
    version: 2,
  });
  expect((await world.ask(tenant, 'GET', '/customers', undefined, 'csm')).body).toMatchObject({
    items: [{ customer_id: id }],
  });
  expect((await world.ask(other, 'GET', `/customers/${id}`)).status).toBe(404);
  expect((await world.ask(tenant, 'PUT', `/customers/${id}`, body, 'member')).status).toBe(403);
  await waitUntil(() => world.eventsAbout(id, 'customer_upserted').length === 2);
  expect(world.eventsAbout(id).map((event) => event.aggregateversion)).toEqual([1, 2]);
  const bad = await world.ask(tenant, 'PUT', `/customers/${id}`, { ...body, csm: { name: 'J', email: 'nobody' } });
  expect(bad).toMatchObject({ status: 400, body: { errors: [{ field: 'csm.email' }] } });
});

it('has settings for a tenant that never set any, and keeps what it sets', async () => {
  const tenant = newTenant();
  expect((await world.ask(tenant, 'GET', '/tenant/settings', undefined, 'member')).body).toEqual({
    enabled_providers: ['dropbox', 'basecamp'],
    working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
    page_origins: [],
    version: 0,
  });
  const wanted = { product_name: 'Acme', mail_from: 'care@acme.example' };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', wanted)).body).toMatchObject({ ...wanted, version: 1 });
  const wrong = { ...wanted, slack_integration_id: newTenant() };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', wrong)).body).toMatchObject({
    errors: [{ field: 'slack_integration_id' }],
  });
  const page_origins = ['https://app.acme.example', 'http://localhost:3000'];
  const kept = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins });
  expect(kept.body).toMatchObject({ page_origins, version: 2 });
  for (const bad of ['https://app.acme.example/', 'http://app.acme.example', '*', 7]) {
    const refused = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins: [bad] });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'page_origins' }] } });
  }
  const many = Array.from({ length: 21 }, (_, n) => `https://app${n}.acme.example`);
  const refused = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins: many });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'page_origins' }] } });
  await waitUntil(() => world.eventsAbout(tenant, 'tenant_settings_changed').length === 2);
  expect(world.eventsAbout(tenant, 'tenant_settings_changed').at(-1)?.data).toMatchObject({ page_origins });
});

it('tries a key before it counts, and shows it to nobody', async () => {
  const tenant = newTenant();
  const key = newKey('acct_1');
  const made = await stripe(tenant, key, { is_critical: true });
  expect(made.body).toMatchObject({
    status: 'active',
    is_critical: true,
    credential_version: 1,
    credentials: { fields_set: ['secret_key'] },
  });
  const id = String(made.body.integration_id);
  await waitUntil(() => world.eventsAbout(id).length === 3);
  expect(world.eventsAbout(id).map(({ type }) => type)).toEqual([
    'integration_created',
    'integration_credentials_changed',
    'integration_updated',
  ]);
  const everything = [
    made.text,
    (await world.ask(tenant, 'GET', '/integrations')).text,
    JSON.stringify(world.heard),
    JSON.stringify(await world.sql('select * from integration_credentials')),
    JSON.stringify(await world.sql('select * from audit_log')),
    JSON.stringify(await world.sql('select envelope::text from outbox')),
  ];
  for (const said of everything) expect(said).not.toContain(key);
});

it('keeps a new integration whose key is refused, in error and with the reason', async () => {
  const made = await stripe(newTenant(), 'sk_test_wrong');
  expect(made).toMatchObject({ status: 201, body: { status: 'error', credential_version: 1 } });
  expect(made.body.status_reason).toContain('Invalid API Key');
});

it('replaces a key only by one that works, of the same account', async () => {
  const tenant = newTenant();
  const { integration_id } = (await stripe(tenant, newKey('acct_1'))).body;
  const put = (secret_key: string) =>
    world.ask(tenant, 'PUT', `/integrations/${String(integration_id)}`, { credentials: { secret_key } });
  expect(await put('sk_test_wrong')).toMatchObject({ status: 422, body: { errors: [{ field: 'credentials' }] } });
  expect(await put(newKey('acct_2'))).toMatchObject({
    status: 409,
    body: { type: 'urn:linesman:problem:wrong-account' },
  });
  expect(await put(newKey('acct_1'))).toMatchObject({ status: 200, body: { credential_version: 2, status: 'active' } });
});

it.each([
  [{ connection_code: 'nothing', name: 'x' }, 400, 'connection_code'],
  [{ connection_code: 'old_crm', name: 'x' }, 422, undefined],
  [{ connection_code: 'stripe' }, 400, 'name'],
  [{ connection_code: 'stripe', name: 'x', credentials: {} }, 400, 'credentials.secret_key'],
  [{ connection_code: 'stripe', name: 'x', config: { host: 'evil' } }, 400, 'config.host'],
  [{ connection_code: 'salesforce', name: 'x', credentials: { access_token: 'a' } }, 400, 'credentials'],
  [{ connection_code: 'stripe', name: 'x', customer_id: newTenant() }, 400, 'customer_id'],
  [{ connection_code: 'stripe', name: 'x', shoe: 1 }, 400, 'shoe'],
])('refuses %j', async (body, status, field) => {
  const refused = await world.ask(newTenant(), 'POST', '/integrations', body);
  expect(refused.status).toBe(status);
  if (field) expect(refused.body).toMatchObject({ errors: [{ field }] });
});

it('changes what is given, puts aside and takes back, and deletes for good', async () => {
  const tenant = newTenant();
  const { integration_id } = (await stripe(tenant, newKey('acct_1'))).body;
  const path = `/integrations/${String(integration_id)}`;
  const put = (body: object) => world.ask(tenant, 'PUT', path, body);
  expect((await put({ is_critical: true })).body).toMatchObject({ is_critical: true, name: 'Payments' });
  expect((await put({ status: 'inactive' })).body).toMatchObject({ status: 'inactive' });
  expect((await put({ status: 'active' })).body).toMatchObject({ status: 'active' });
  expect(
    (await world.ask(tenant, 'GET', '/integrations?status=active&connection_code=stripe')).body.items,
  ).toHaveLength(1);
  expect((await world.ask(newTenant(), 'PUT', path, { name: 'Mine' })).status).toBe(404);
  expect((await world.ask(tenant, 'DELETE', path, undefined, 'csm')).status).toBe(403);
  expect((await world.ask(tenant, 'DELETE', path)).status).toBe(204);
  expect((await world.ask(tenant, 'GET', path)).status).toBe(404);
  const id = String(integration_id);
  await waitUntil(() => world.eventsAbout(id, 'integration_deleted').length === 1);
  const versions = world.eventsAbout(id).map((event) => event.aggregateversion);
  expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await world.sql('select 1 from integration_credentials where integration_id = $1', [id])).toEqual([]);
  const audit = await world.sql<{ action: string }>('select action from audit_log where subject_id = $1 order by id', [
    id,
  ]);
  expect(audit.map(({ action }) => action)).toEqual([
    'integration.created',
    ...Array(3).fill('integration.updated'),
    'integration.deleted',
  ]);
});

it('has one default for an entity and purpose: a new one takes the place of the old', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const [first, second] = [
    (await stripe(tenant, newKey('acct_1'))).body.integration_id,
    (await stripe(tenant, newKey('acct_2'))).body.integration_id,
  ];
  const path = `/entities/customer/${customer_id}/integrations`;
  const link = (integration_id: unknown) =>
    world.ask(tenant, 'POST', path, { integration_id, purpose: 'payment_processing', is_default: true });
  expect((await link(first)).body).toMatchObject({ is_default: true });
  expect((await link(second)).body).toMatchObject({ is_default: true });
  const { items } = (await world.ask(tenant, 'GET', path, undefined, 'member')).body as { items: object[] };
  expect(items).toMatchObject([
    { integration_id: first, is_default: false, integration: { name: 'Payments' } },
    { integration_id: second, is_default: true },
  ]);
  const both = world.sql('update entity_integrations set is_default = true where entity_id = $1', [customer_id]);
  await expect(both).rejects.toThrow('entity_integrations_one_default');
  expect(
    (await world.ask(tenant, 'POST', `/entities/customer/${newTenant()}/integrations`, { integration_id: first }))
      .status,
  ).toBe(404);
  expect(
    (await world.ask(newTenant(), 'POST', '/entities/product/p-1/integrations', { integration_id: first })).status,
  ).toBe(404);
  expect((await world.ask(tenant, 'DELETE', `${path}/${String(first)}`)).status).toBe(204);
  expect((await world.ask(tenant, 'DELETE', `${path}/${String(first)}`)).status).toBe(404);
});

it('follows health, in order', async () => {
  const tenant = newTenant();
  const id = String((await stripe(tenant, newKey('acct_1'))).body.integration_id);
  const at = new Date().toISOString();
  const change = (new_status: IntegrationStatusChanged['new_status'], version: number) =>
    world.publish(
      integrationStatusChanged,
      tenant,
      id,
      {
        integration_id: id,
        integration_type: 'stripe',
        integration_name: 'Payments',
        old_status: 'healthy',
        new_status,
        party_at_fault: 'customer',
        failure_reason: 'Stripe rejected the stored key',
        is_critical: false,
        failure_count: 1,
        detected_by: 'probe',
        observed_at: at,
        changed_at: at,
      },
      version,
    );
  const status = async () => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;
  await change('disconnected', 1);
  await waitUntil(async () => (await status()).status === 'error');
  expect(await status()).toMatchObject({ status_reason: 'Stripe rejected the stored key' });
  await change('healthy', 3);
  await waitUntil(async () => (await status()).status === 'active');
  await change('disconnected', 2);
  await waitUntil(async () => (await world.sql('select 1 from inbox where tenant_id = $1', [tenant])).length === 3);
  expect(await status()).toMatchObject({ status: 'active', status_reason: null });
});

it('pages through everything for whoever rebuilds a copy', async () => {
  const monitor = world.rpcAs('status-monitor');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await monitor.call(snapshot, { limit: 2, ...(cursor ? { cursor } : {}) });
    for (const { customer, integration } of answer.items)
      seen.push((customer?.customer_id ?? integration?.integration_id)!);
    cursor = answer.next_cursor;
  } while (cursor);
  const [{ count }] = (await world.sql<{ count: string }>(
    'select (select count(*) from customers) + (select count(*) from integrations where deleted_at is null) as count',
  )) as [{ count: string }];
  expect(seen).toHaveLength(Number(count));
  expect(new Set(seen).size).toBe(seen.length);
});
