import { randomUUID } from 'node:crypto';
import { integrationCreated, integrationDeleted, tenantSettingsChanged } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RollUpDays } from '../src/metrics/roll-up-days.system';
import { RollUpReports } from '../src/webhooks/roll-up-reports.system';
import { askUsage } from './ask-usage';
import { type Generated, generateUse, recount } from './generated-use';
import { type Fixture, World } from './start-world';
import { synced } from './sync-runs';

const world = new World();
let app: NestFastifyApplication;
const { call, usage, setPrice, store } = askUsage(world, () => app);
beforeAll(async () => {
  await world.start();
  app = await world.monitor();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => world.stop());

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
    {
      kind: 'calls',
      integration_id: integration.integration_id,
      at,
      key: '3 SYNC_CONTACTS',
      many: 5,
      sent: 70,
      received: 900,
    },
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
    'integration_id,integration_name,connection_code,customer_id,customer_name,capability_code,calls,failures,sync_runs,failed_sync_runs,records,webhooks,refused_webhooks,bytes_sent,bytes_received,priced_calls,cost_usd,from,to,calls_before',
  );
  expect(csv[1]).toBe(`${other},'=Books,xero,,,,9,0,0,0,0,0,0,0,0,0,,2026-03-01,2026-03-19,0`);
  expect(csv[2]).toContain(',7,2,1,0,40,0,0,70,900,7,20.00,2026-03-01');
  expect((await usage((await world.fixture()).tenant, `?${days}`)).items).toEqual([]);
});

it('counts the bytes of calls and probes, and those of a sync with its run, the same once a day is rolled up', async () => {
  const fixture = await world.fixture();
  const { tenant } = fixture;
  const started_at = '2026-03-04T10:01:00.000Z';
  const calls = [
    { part: 'SEND', started_at, bytes_sent: 120, bytes_received: 3_000_000_000 },
    { part: 'SEND', started_at, bytes_sent: 30, bytes_received: 1_000 },
    { part: 'SEND', started_at, cause: 'timeout' as const, bytes_sent: 50 },
    { part: 'probe', started_at, bytes_received: 700 },
    { part: 'SYNC_CONTACTS', started_at },
  ];
  for (const one of calls) await world.handled(await world.executed(fixture, one));
  const ended = Date.parse('2026-03-04T11:30:00Z');
  await world.handled(await synced(world, fixture, ended, { bytes_sent: 10, bytes_received: 5_000 }));
  // As an older executor says it.
  await world.handled(await synced(world, fixture, ended));
  jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-03-06T12:00:00Z'));
  await world.sql(`update call_rollup set day_at = '2026-03-04T00:00:00Z', after_integration_id = null`);
  const counted = async () => {
    const { items } = await usage(tenant, '?from=2026-03-04&to=2026-03-04&by=capability');
    return items.map((one) => [one.capability_code, one.calls, one.bytes_sent, one.bytes_received]);
  };
  const all = [
    ['SEND', 3, 200, 3_000_001_000],
    ['SYNC_CONTACTS', 1, 10, 5_000],
    ['probe', 1, 0, 700],
  ];
  expect(await counted()).toEqual(all);
  await app.get(RollUpDays).run();
  await world.sql('delete from call_buckets where tenant_id = $1', [tenant]);
  expect(await counted()).toEqual(all);
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

it('counts webhooks by the hour in which they were reported, each attempt once', async () => {
  const { tenant, integration } = await world.fixture();
  const { integration_id } = integration;
  const attempted_at = new Date().toISOString();
  const report = async (attempt_id: string, outcome: string) =>
    (await call(tenant, 'POST', '/webhook-deliveries', { integration_id, attempt_id, outcome, attempted_at }))
      .statusCode;
  const reports = ['a delivered', 'a delivered', 'b refused', 'c received', 'd removed'];
  for (const one of reports) expect(await report(one[0]!, one.slice(2))).toBe(204);
  const counted = async () => {
    await app.get(RollUpReports).run();
    return (await usage(tenant, '')).total;
  };
  expect(await counted()).toMatchObject({ webhooks: 0 });
  await world.sql(
    `update reported_attempts set reported_at = reported_at - interval '61 minutes' where tenant_id = $1`,
    [tenant],
  );
  await world.sql(`update webhook_rollup set hour_at = date_trunc('hour', now()) - interval '2 hours'`);
  expect(await counted()).toMatchObject({ webhooks: 3, refused_webhooks: 1, cost: null });
  expect(await counted()).toMatchObject({ webhooks: 3 });
  expect((await usage(tenant, '?by=capability')).items).toMatchObject([{ capability_code: 'webhook', webhooks: 3 }]);
});
