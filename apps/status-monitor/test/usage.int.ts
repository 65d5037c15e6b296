import { randomUUID } from 'node:crypto';
import { integrationCreated, integrationDeleted, tenantSettingsChanged } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RollUpDays } from '../src/metrics/roll-up-days.system';
import { PROVIDERS } from '../src/providers';
import type { PriceView } from '../src/usage/price.dto';
import type { UsagePage } from '../src/usage/usage.dto';
import { type Generated, generateUse, recount } from './generated-use';
import { type Fixture, World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
beforeAll(async () => {
  await world.start();
  app = await world.monitor();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => world.stop());

async function call(
  tenant: string,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  role = 'tenant_admin',
) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject: 'anna' })}`;
  return app.inject({ method, url, headers: { authorization }, payload });
}
const usage = async (tenant: string, query: string) => (await call(tenant, 'GET', `/usage${query}`)).json<UsagePage>();
const setPrice = async (tenant: string, price: object) =>
  (await call(tenant, 'POST', '/usage-prices', price)).json<PriceView>();

async function inZone(tenant: string, time_zone: string): Promise<void> {
  const working_hours = { start_hour: 9, end_hour: 17, days: [1] };
  const settings = { product_name: 'P', mail_from: 'a@example.com', enabled_providers: [], working_hours };
  await world.handled(await world.publish(tenant, tenantSettingsChanged, { ...settings, time_zone, version: 1 }));
}

async function anotherIntegration({ tenant, integration }: Fixture): Promise<string> {
  const other = { ...integration, integration_id: randomUUID(), name: '=Books', connection_code: 'xero' };
  await world.publish(tenant, integrationCreated, { ...other, customer_id: undefined });
  await waitUntil(() => world.health(other.integration_id));
  return other.integration_id;
}

/** Stored as calls and syncs of that time would have been, five minutes by five minutes. */
async function store(tenant: string, all: Generated[]): Promise<void> {
  const given = `jsonb_to_recordset($2::jsonb) as q (kind text, integration_id uuid, at timestamptz, key text, many int)`;
  await world.sql(
    `insert into call_buckets (integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max, calls)
     select integration_id, at, $1, 0, 0, 0, 0, jsonb_object_agg(key, many) from (
       select integration_id, at, key, sum(many) as many from ${given} where kind = 'calls' group by 1, 2, 3) one
     group by 1, 2`,
    [tenant, JSON.stringify(all)],
  );
  await world.sql(
    `insert into sync_hours select $1, integration_id, key, date_trunc('hour', at), count(*), 0, sum(many), 0, 0
     from ${given} where kind = 'sync' group by integration_id, key, date_trunc('hour', at)`,
    [tenant, JSON.stringify(all)],
  );
}

it('counts calls and costs as an independent count does, across a day of 23 hours and changes of prices', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  const time_zone = 'Europe/Berlin';
  await inZone(tenant, time_zone);
  const other = await anotherIntegration(fixture);
  jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-04-20T12:00:00Z'));
  const made = generateUse([integration.integration_id, other], '2026-02-10T00:00:00Z', '2026-04-20T11:00:00Z');
  await store(tenant, made);
  await world.sql(`update call_rollup set day_at = '2026-02-09T00:00:00Z', after_integration_id = null`);
  await app.get(RollUpDays).run();

  const crm = { connection_code: 'salesforce', capability_code: 'SYNC_CONTACTS' };
  const prices = [
    { ...crm, per: 'record', amount: '0.00015', currency: 'USD', valid_from: '2026-01-01' },
    // On the day of 23 hours.
    { ...crm, per: 'record', amount: '0.0002', currency: 'USD', valid_from: '2026-03-29' },
    { ...crm, per: 'call', amount: '0.1', currency: 'EUR', valid_from: '2026-04-02' },
    { connection_code: 'salesforce', per: 'call', amount: '0.01', currency: 'USD', valid_from: '2026-03-10' },
    { connection_code: 'xero', per: 'call', amount: '3', currency: 'JPY', valid_from: '2026-04-10' },
  ] as const;
  for (const price of prices) await setPrice(tenant, price);

  const connections = { [integration.integration_id]: 'salesforce', [other]: 'xero' };
  const counted = (from: string, to: string, wanted: (one: Generated) => boolean = () => true) =>
    recount(made.filter(wanted), { from, to, time_zone, prices, connections });
  const days = { from: '2026-03-18', to: '2026-04-20' };
  const earlier = { from: '2026-02-12', to: '2026-03-17' };

  const whole = await usage(tenant, '?from=2026-03-18');
  expect(whole).toMatchObject({ ...days, time_zone, before: earlier });
  expect(whole.total).toEqual({
    ...counted(days.from, days.to),
    before: counted(earlier.from, earlier.to),
  });
  expect(whole.total.priced_percent).toBeGreaterThan(0);
  expect(whole.total.priced_percent).toBeLessThan(100);
  for (const item of whole.items)
    expect(item).toMatchObject(
      counted(days.from, days.to, ({ integration_id }) => integration_id === item.integration_id),
    );
  const capabilities = (await usage(tenant, '?from=2026-03-18&by=capability')).items;
  expect(capabilities).toHaveLength(6);
  for (const item of capabilities)
    expect(item).toMatchObject(
      counted(
        days.from,
        days.to,
        ({ integration_id, key }) =>
          connections[integration_id] === item.connection_code && key.endsWith(item.capability_code!),
      ),
    );
  // Each day by itself, the one of 23 hours and those on which a price changes too.
  for (const day of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-04-02', '2026-04-10', '2026-04-20'])
    expect((await usage(tenant, `?from=${day}&to=${day}`)).total).toMatchObject(counted(day, day));
});

it('pages and filters, most calls first, and gives the same as a table', async () => {
  const fixture = await world.fixture();
  const { tenant, integration, customer } = fixture;
  const other = await anotherIntegration(fixture);
  const at = '2026-03-04T10:00:00Z';
  jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-03-20T12:00:00Z'));
  await store(tenant, [
    { kind: 'calls', integration_id: integration.integration_id, at, key: '3 SYNC_CONTACTS', many: 5 },
    { kind: 'calls', integration_id: integration.integration_id, at, key: 'timeout SYNC_CONTACTS', many: 2 },
    { kind: 'calls', integration_id: other, at, key: 'ok probe', many: 9 },
    { kind: 'sync', integration_id: integration.integration_id, at, key: 'SYNC_CONTACTS', many: 40 },
  ]);
  await world.sql(`update call_rollup set day_at = '2026-03-01T00:00:00Z', after_integration_id = null`);
  await setPrice(tenant, {
    connection_code: 'salesforce',
    per: 'record',
    amount: '0.5',
    currency: 'USD',
    valid_from: '2026-01-01',
  });
  const days = 'from=2026-03-01&to=2026-03-19';
  const page = await usage(tenant, `?${days}&limit=1`);
  expect(page.items).toMatchObject([{ integration_id: other, calls: 9, failures: 0, cost: null, priced_percent: 0 }]);
  const next = await usage(tenant, `?${days}&limit=1&cursor=${page.next_cursor}`);
  expect(next).toMatchObject({ total: { calls: 16, failures: 2, priced_calls: 7, priced_percent: 43.7 } });
  expect(next.items).toMatchObject([
    {
      integration_name: integration.name,
      integration_deleted: false,
      customer_name: 'TechCorp',
      calls: 7,
      records: 40,
      cost: [{ currency: 'USD', amount: '20.00' }],
      before: { calls: 0, cost: null },
    },
  ]);
  expect(next.next_cursor).toBeUndefined();
  expect((await usage(tenant, `?${days}&by=customer`)).items.map((one) => one.customer_name)).toEqual([
    null,
    'TechCorp',
  ]);
  expect((await usage(tenant, `?${days}&customer_id=${customer.customer_id}`)).total.calls).toBe(7);
  expect((await usage(tenant, `?${days}&by=connection&connection_code=xero`)).items).toMatchObject([
    { connection_code: 'xero', integration_id: null, calls: 9 },
  ]);
  await world.handled(
    await world.publish(tenant, integrationDeleted, { ...integration, integration_id: other, version: 2 }),
  );
  expect((await usage(tenant, `?${days}`)).items).toMatchObject([
    { integration_id: other, integration_deleted: true, calls: 9 },
    { integration_deleted: false, calls: 7 },
  ]);
  const csv = (await call(tenant, 'GET', `/usage/csv?${days}`)).payload.split('\r\n');
  expect(csv[0]).toBe(
    'integration_id,integration_name,connection_code,customer_id,customer_name,capability_code,calls,failures,sync_runs,failed_sync_runs,records,priced_calls,cost_usd,from,to,calls_before',
  );
  expect(csv[1]).toBe(`${other},'=Books,xero,,,,9,0,0,0,0,0,,2026-03-01,2026-03-19,0`);
  expect(csv[2]).toContain(',7,2,1,0,40,7,20.00,2026-03-01');
  expect((await usage((await world.fixture()).tenant, `?${days}`)).items).toEqual([]);
});

it('compares with no days that are not kept, and refuses those and too many', async () => {
  const { tenant } = await world.fixture();
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  expect(await usage(tenant, `?from=${day(150)}&to=${day(100)}`)).toMatchObject({
    before: null,
    total: { before: null },
  });
  const refused = async (query: string) => (await call(tenant, 'GET', `/usage${query}`)).statusCode;
  expect(await refused(`?from=${day(200)}&to=${day(190)}`)).toBe(400);
  expect(await refused(`?from=${day(100)}&to=${day(1)}`)).toBe(400);
  expect(await refused('?by=nothing')).toBe(400);
});

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
  expect(await refused({ valid_from: '2026-02-30' })).toBe(400);
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
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const { integration_id } = integration;
  await store(tenant, [{ kind: 'calls', integration_id, at, key: '3 SYNC_CONTACTS', many: 4 }]);
  const cost = async () => (await usage(tenant, '')).total.cost;
  expect(await cost()).toEqual([{ currency: 'USD', amount: '1.00' }]);
  await setPrice(tenant, { ...manifest.prices[0], source: undefined, connection_code: 'salesforce', amount: '2' });
  expect(await cost()).toEqual([{ currency: 'USD', amount: '8.00' }]);
  delete manifest.prices;
});
