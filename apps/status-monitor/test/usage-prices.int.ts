import type { Providers } from '@linesman/providers';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROVIDERS } from '../src/providers';
import type { PriceView } from '../src/usage/price.dto';
import { askUsage } from './ask-usage';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
const { call, usage, setPrice, store } = askUsage(world, () => app);
beforeAll(async () => {
  await world.start();
  app = await world.monitor();
});
afterAll(() => world.stop());

it('keeps a price list with who set each price, and tells of each change', async () => {
  const fixture = await world.fixture();
  const { tenant } = fixture;
  const price = {
    connection_code: 'salesforce',
    per: 'call',
    amount: '0.0100',
    currency: 'USD',
    valid_from: '2026-01-01',
  };
  const first = await setPrice(tenant, price);
  expect(first).toMatchObject({ capability_code: null, amount: '0.01', set_by: 'anna' });
  const again = await setPrice(tenant, { ...price, amount: '12' });
  expect(again).toMatchObject({ price_id: first.price_id, amount: '12' });
  await setPrice(tenant, { ...price, valid_from: '2026-02-01', capability_code: 'probe' });
  const list = async (query = '', role = 'member') =>
    (await call(tenant, 'GET', `/usage-prices${query}`, undefined, role)).json<{
      items: PriceView[];
      next_cursor: string;
    }>();
  const page = await list('?limit=1&connection_code=salesforce');
  expect(page.items).toMatchObject([{ capability_code: 'probe', valid_from: '2026-02-01' }]);
  expect((await list(`?limit=1&cursor=${page.next_cursor}`)).items).toEqual([again]);

  const refused = async (more: object) =>
    (await call(tenant, 'POST', '/usage-prices', { ...price, ...more })).statusCode;
  expect(await refused({ connection_code: 'nobody' })).toBe(400);
  expect(await refused({ capability_code: 'NO_SUCH' })).toBe(400);
  expect(await refused({ capability_code: 'probe', per: 'record' })).toBe(400);
  for (const amount of ['-1', '1e3', '0.123456789', 'ten']) expect(await refused({ amount })).toBe(400);
  expect(await refused({ currency: 'XXQ' })).toBe(400);
  for (const valid_from of ['2026-02-30', '0000-01-01']) expect(await refused({ valid_from })).toBe(400);
  expect((await call(tenant, 'POST', '/usage-prices', price, 'csm')).statusCode).toBe(403);

  const url = `/usage-prices/${first.price_id}`;
  expect((await call((await world.fixture()).tenant, 'DELETE', url)).statusCode).toBe(404);
  expect((await call(tenant, 'DELETE', url)).statusCode).toBe(204);
  expect((await call(tenant, 'DELETE', url)).statusCode).toBe(404);
  const told = await waitUntil(() => {
    const all = world.published.filter(({ type, tenantid }) => type === 'usage_price_changed' && tenantid === tenant);
    return all.length === 4 && all.filter(({ subject }) => subject === first.price_id);
  });
  expect(told.map(({ data, aggregateversion }) => [data.change, data.amount, aggregateversion])).toEqual([
    ['set', '0.01000000', 1],
    ['set', '12.00000000', 2],
    ['deleted', '12.00000000', 3],
  ]);
});

it('counts by the price that a provider publishes where the workspace has none', async () => {
  const { tenant, integration } = await world.fixture();
  const { manifest } = app.get<Providers>(PROVIDERS).get('salesforce')!;
  const source = 'https://example.com/pricing';
  manifest.prices = [{ per: 'call', amount: '0.25', currency: 'USD', valid_from: '2026-01-01', source }];
  const at = new Date().toISOString();
  const { integration_id } = integration;
  await store(tenant, [{ kind: 'calls', integration_id, at, key: '3 SYNC_CONTACTS', many: 4 }]);
  const cost = async () => (await usage(tenant, '')).total.cost;
  expect(await cost()).toEqual([{ currency: 'USD', amount: '1.00' }]);
  await setPrice(tenant, { ...manifest.prices[0], source: undefined, connection_code: 'salesforce', amount: '2' });
  expect(await cost()).toEqual([{ currency: 'USD', amount: '8.00' }]);
  delete manifest.prices;
});
