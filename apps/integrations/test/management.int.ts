import { integrationStatusChanged, snapshot, type IntegrationStatusChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;

useWorld((it) => (world = it));

it('stores customers, publishes each change, and shows them to their tenant only', async () => {
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

it('takes no list where a customer has one person, and no text that cannot be stored', async () => {
  const [tenant, id] = [newTenant(), newTenant()];
  const csm = { name: 'Jane', email: 'jane@acme.example' };
  const put = (body: object) => world.ask(tenant, 'PUT', `/customers/${id}`, { name: 'TechCorp', ...body });
  const refused = (field: string) => ({ status: 400, body: { errors: [{ field }] } });
  const deep = JSON.parse('['.repeat(3_000) + ']'.repeat(3_000)) as unknown;
  const cases: [string, object][] = [
    ['csm', { csm: [] }],
    ['csm', { csm: [csm] }],
    ['technical_contact', { technical_contact: [csm] }],
    ['csm.manager', { csm: { ...csm, manager: [] } }],
    ['name', { name: 'a\ud800' }],
    ['csm.name', { csm: { ...csm, name: '\udc00' } }],
    ['technical_contact.title', { technical_contact: { ...csm, title: 'a\0' } }],
    ['external_ids.billing', { external_ids: { billing: '\ud800' } }],
  ];
  for (const [field, body] of cases) expect(await put(body)).toMatchObject(refused(field));
  expect(await put({ external_ids: deep })).toMatchObject({ status: 400 });
  expect(
    await world.ask(tenant, 'PUT', '/tenant/settings', { mail_from: 'Acme \ud800 <a@acme.example>' }),
  ).toMatchObject(refused('mail_from'));
  expect(await stripe(world, tenant, newKey(world, 'acct_1'), { name: '\ud800' })).toMatchObject(refused('name'));
  expect(await world.ask(tenant, 'GET', `/customers?q=${encodeURIComponent('a\0')}`)).toMatchObject(refused('q'));
});

it('stores the contacts of a customer in their order, which a CSM may change, and publishes them', async () => {
  const [tenant, id] = [newTenant(), newTenant()];
  const [bob, ann, cat] = ['Bob', 'Ann', 'Cat'].map((name) => ({ name, email: `${name}@techcorp.example` }));
  const put = (body: object, role = 'csm') =>
    world.ask(tenant, 'PUT', `/customers/${id}`, { name: 'TechCorp', time_zone: 'UTC', ...body }, role);
  const shared = { technical_contact: bob, other_contacts: [ann, cat] };
  expect((await put(shared, 'tenant_admin')).body).toMatchObject(shared);
  const ordered = { technical_contact: ann, other_contacts: [bob, cat] };
  expect(await put(ordered)).toMatchObject({ status: 200, body: ordered });
  const events = await world.sql(
    `select envelope -> 'data' as data from outbox where tenant_id = $1 and envelope ->> 'type' = 'customer_upserted' order by created_at`,
    [tenant],
  );
  expect(events).toMatchObject([{ data: shared }, { data: ordered }]);
  const refused = { status: 400, body: { errors: [{ field: 'other_contacts' }] } };
  expect(await put({ other_contacts: [ann] })).toMatchObject(refused);
  const twice = { ...ann, email: ann!.email.toUpperCase() };
  expect(await put({ technical_contact: ann, other_contacts: [twice] })).toMatchObject(refused);
  expect(await put({ technical_contact: bob, other_contacts: Array(6).fill(ann) })).toMatchObject(refused);
  expect((await put({})).body).toMatchObject({ technical_contact: null, other_contacts: [] });
});

it('lets a CSM change the technical contact of a customer, and nothing else', async () => {
  const [tenant, id] = [newTenant(), newTenant()];
  const technical_contact = { name: 'Ann Lee', email: 'ann@techcorp.example' };
  const customer = {
    name: 'TechCorp',
    arr: 5,
    csm: { name: 'Jane', email: 'jane@acme.example' },
    time_zone: 'America/New_York',
  };
  const put = (body: object, role: string) => world.ask(tenant, 'PUT', `/customers/${id}`, body, role);
  const refused = { status: 403, body: { type: 'urn:linesman:problem:contact-only' } };
  expect(await put(customer, 'csm')).toMatchObject(refused);
  await put({ ...customer, technical_contact: { name: 'Bob', email: 'bob@techcorp.example' } }, 'tenant_admin');
  const changed = await put({ ...customer, technical_contact }, 'csm');
  expect(changed).toMatchObject({ status: 200, body: { ...customer, technical_contact, version: 2 } });
  expect(await put({ ...customer, technical_contact, arr: 6 }, 'csm')).toMatchObject(refused);
  expect(await put({ name: 'TechCorp', technical_contact }, 'csm')).toMatchObject(refused);
  const audit = await world.sql('select detail from audit_log where subject_id = $1 order by id desc limit 1', [id]);
  expect(audit).toMatchObject([{ detail: { changed: ['technical_contact'] } }]);
});

it('changes the given fields, switches off and on, and deletes', async () => {
  const tenant = newTenant();
  const { integration_id } = (await stripe(world, tenant, newKey(world, 'acct_1'))).body;
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
    ...Array<string>(3).fill('integration.updated'),
    'integration.access_not_revoked', // Stripe cannot revoke a key that a person has entered.
    'integration.deleted',
  ]);
});

it('has one default for an entity and purpose: a new one replaces the old one', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const [first, second] = [
    (await stripe(world, tenant, newKey(world, 'acct_1'))).body.integration_id,
    (await stripe(world, tenant, newKey(world, 'acct_2'))).body.integration_id,
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

it('sets the status by health, in the order of the events', async () => {
  const tenant = newTenant();
  const id = String((await stripe(world, tenant, newKey(world, 'acct_1'))).body.integration_id);
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
        cause: new_status === 'disconnected' ? 'api_key_rejected' : undefined,
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

it('gives a snapshot page by page to a service that builds its replica', async () => {
  const severity_policy = [true, false].map(
    (is_critical) => ({ is_critical, arr_from: 0, disconnected: 'high', degraded: 'low' }) as const,
  );
  const replicated = new Map([
    [newTenant(), { time_zone: 'Europe/Berlin', severity_policy }],
    [newTenant(), {}],
  ]);
  for (const [tenant, some] of replicated) {
    const settings = { product_name: 'Acme', mail_from: 'care@acme.example', ...some };
    expect((await world.ask(tenant, 'PUT', '/tenant/settings', settings)).status).toBe(200);
  }
  const monitor = world.rpcAs('status-monitor');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await monitor.call(snapshot, { limit: 2, ...(cursor ? { cursor } : {}) });
    expect(answer.has_settings).toBe(true);
    for (const { tenant_id, settings } of answer.items)
      if (replicated.has(tenant_id) && settings) expect(settings).toEqual({ ...replicated.get(tenant_id), version: 1 });
    for (const { tenant_id, settings, customer, integration } of answer.items)
      seen.push(settings ? `settings ${tenant_id}` : (customer?.customer_id ?? integration?.integration_id)!);
    cursor = answer.next_cursor;
  } while (cursor);
  const [{ count }] = (await world.sql<{ count: string }>(
    'select (select count(*) from tenant_settings) + (select count(*) from customers where deleted_at is null) + (select count(*) from integrations where deleted_at is null) as count',
  )) as [{ count: string }];
  expect(seen).toHaveLength(Number(count));
  expect(new Set(seen).size).toBe(seen.length);
});
