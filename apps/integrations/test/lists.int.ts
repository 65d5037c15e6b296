import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

type Row = Record<string, unknown>;
const get = (tenant: string, path: string) => world.ask(tenant, 'GET', path, undefined, 'member');
const itemsOf = async (tenant: string, path: string) => (await get(tenant, path)).body.items as Row[];

/** Reads every page of a list, and calls `between` after each. */
async function everyPage(tenant: string, path: string, between: () => Promise<unknown> = () => Promise.resolve()) {
  const rows: Row[] = [];
  let cursor = '';
  do {
    const { body } = await get(
      tenant,
      `${path}${path.includes('?') ? '&' : '?'}limit=2${cursor && `&cursor=${cursor}`}`,
    );
    rows.push(...(body.items as Row[]));
    cursor = (body.next_cursor ?? '') as string;
    await between();
  } while (cursor);
  return rows;
}

const create = async (tenant: string, body: object) =>
  String(
    (await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files', ...body })).body
      .integration_id,
  );

it('shows each integration once, even while others are created and deleted', async () => {
  const tenant = newTenant();
  const stay = await Promise.all(Array.from({ length: 5 }, () => create(tenant, {})));
  const gone = await Promise.all(Array.from({ length: 3 }, () => create(tenant, {})));
  const rows = await everyPage(tenant, '/integrations', async () => {
    await create(tenant, {});
    const id = gone.pop();
    if (id) await world.ask(tenant, 'DELETE', `/integrations/${id}`);
  });
  const seen = rows.map((row) => row.integration_id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(stay));
});

it('filters integrations by each of their fields', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const mine = await create(tenant, { customer_id, name: 'Contract Archive', is_critical: true, purpose: 'data_sync' });
  await create(tenant, { connection_code: 'salesforce', name: 'CRM', user_id: 'mia' });
  await create(newTenant(), { name: 'Contract Archive' });
  for (const query of [
    'connection_code=dropbox',
    `customer_id=${customer_id}`,
    'name=archive',
    'is_critical=true',
    'purpose=data_sync',
    'status=pending_configuration&name=contract',
  ])
    expect({
      query,
      found: (await itemsOf(tenant, `/integrations?${query}`)).map((row) => row.integration_id),
    }).toEqual({
      query,
      found: [mine],
    });
  expect(await itemsOf(tenant, '/integrations?user_id=mia')).toMatchObject([{ name: 'CRM' }]);
  expect(await itemsOf(tenant, '/integrations?status=active')).toEqual([]);
  for (const query of [
    'status=dead',
    'customer_id=x',
    'limit=1.5',
    'limit=201',
    'cursor=x',
    'is_critical=1',
    'name=%00',
  ])
    expect((await get(tenant, `/integrations?${query}`)).status).toBe(400);
});

it('lists customers page by page and by part of their name, special characters included', async () => {
  const tenant = newTenant();
  const put = (name: string) => world.ask(tenant, 'PUT', `/customers/${newTenant()}`, { name });
  for (const name of ['TechCorp', 'Tech_Works', 'Brightwater', '100% Oak']) await put(name);
  expect((await everyPage(tenant, '/customers', () => put('Late'))).length).toBeGreaterThanOrEqual(4);
  const names = async (q: string) =>
    (await itemsOf(tenant, `/customers?q=${encodeURIComponent(q)}`)).map((row) => row.name).sort();
  expect(await names('tech')).toEqual(['TechCorp', 'Tech_Works']);
  expect(await names('_')).toEqual(['Tech_Works']);
  expect(await names('%')).toEqual(['100% Oak']);
});

it('lists the integrations of the workspace itself, and customers by their ids', async () => {
  const [tenant, customer_id, other] = [newTenant(), newTenant(), newTenant()];
  for (const [id, name] of [
    [customer_id, 'TechCorp'],
    [other, 'Brightwater'],
  ])
    await world.ask(tenant, 'PUT', `/customers/${id}`, { name });
  const own = await create(tenant, {});
  await create(tenant, { customer_id });
  await create(tenant, { user_id: 'mia' });
  expect(await itemsOf(tenant, '/integrations?owner=tenant')).toMatchObject([{ integration_id: own }]);
  expect(await itemsOf(tenant, `/customers?customer_ids=${customer_id}`)).toMatchObject([{ name: 'TechCorp' }]);
  expect(await itemsOf(tenant, `/customers?customer_ids=${customer_id},${other},${newTenant()}`)).toHaveLength(2);
  for (const path of ['/integrations?owner=user', '/customers?customer_ids=x'])
    expect((await get(tenant, path)).status).toBe(400);
});

it('lists the links of an entity in the order of their creation', async () => {
  const tenant = newTenant();
  const integration_id = await create(tenant, {});
  const links = '/entities/product/p-1/integrations';
  const purposes = ['c', 'a', '', 'b', 'd'];
  for (const purpose of purposes)
    await world.ask(tenant, 'POST', links, { integration_id, ...(purpose && { purpose }) });
  expect((await everyPage(tenant, links)).map((row) => row.purpose)).toEqual(purposes);
  expect((await get(tenant, `${links}?cursor=x`)).status).toBe(400);
});
