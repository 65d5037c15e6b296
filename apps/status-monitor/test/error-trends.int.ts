import { Clock } from '@linesman/service-kit';
import { integrationCreated } from '@linesman/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import type { ErrorTrends } from '../src/error-trends/error-trends.controller';
import { type Fixture, World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
beforeAll(async () => {
  await world.start();
  app = await world.monitor();
});
afterAll(() => world.stop());

async function ask(tenant: string, query: string): Promise<{ status: number; text: string }> {
  const token = await world.issuer.token({ tenant, roles: ['member'], subject: 'mia' });
  const { statusCode, payload } = await app.inject({
    method: 'GET',
    url: `/error-trends${query}`,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: statusCode, text: payload };
}
const trends = async (tenant: string, query: string) => JSON.parse((await ask(tenant, query)).text) as ErrorTrends;

/** Stored as observations of that time would have been. */
const failed = ({ tenant }: Fixture, integration_id: string, cause: string, hour_at: string, failures: number) =>
  world.sql('insert into failure_hours values ($1, $2, $3, $4, $5)', [
    tenant,
    integration_id,
    cause,
    hour_at,
    failures,
  ]);

it('counts each failure once, by its cause, and no success', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.handled(
    await world.executed(fixture, { cause: 'timeout' }),
    await world.executed(fixture, { cause: 'timeout' }),
    await world.executed(fixture, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }),
    await world.executed(fixture),
  );
  const { items, periods } = await trends(fixture.tenant, `?integration_id=${integration_id}`);
  expect(periods).toHaveLength(28);
  expect(items).toMatchObject([{ failures: 3, failures_before: 0, change_percent: null, integration_id: null }]);
  expect(items[0]!.causes).toMatchObject([
    { cause: 'timeout', party: 'provider', failures: 2 },
    { cause: 'insufficient_scope', party: 'customer', failures: 1 },
  ]);
  expect((await trends((await world.fixture()).tenant, '')).items).toEqual([]);
});

it('groups by customer, connection and integration, most failures first, in the days of a time zone', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  const other = {
    ...integration,
    integration_id: randomUUID(),
    name: 'Books',
    connection_code: 'xero',
    customer_id: undefined,
  };
  await world.publish(tenant, integrationCreated, other);
  await waitUntil(() => world.health(other.integration_id));
  const first = integration.integration_id;
  await failed(fixture, first, 'timeout', '2026-03-01T22:00:00Z', 4);
  // The third of March in Berlin.
  await failed(fixture, first, 'timeout', '2026-03-02T23:00:00Z', 3);
  await failed(fixture, first, 'grant_revoked', '2026-03-04T10:00:00Z', 1);
  await failed(fixture, other.integration_id, 'server_error', '2026-03-04T10:00:00Z', 9);
  const days = 'from=2026-03-03&to=2026-03-04&time_zone=Europe/Berlin';

  const clock = jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-03-20T12:00:00Z'));
  const whole = await trends(tenant, `?${days}`);
  expect(whole).toMatchObject({ from: '2026-03-03', to: '2026-03-04', time_zone: 'Europe/Berlin' });
  expect(whole.items).toMatchObject([{ failures: 13, failures_before: 4, change_percent: 225, by_period: [3, 10] }]);

  const page = await trends(tenant, `?${days}&by=connection&limit=1`);
  expect(page.items).toMatchObject([{ connection_code: 'xero', customer_id: null, failures: 9, failures_before: 0 }]);
  const next = await trends(tenant, `?${days}&by=connection&limit=1&cursor=${page.next_cursor}`);
  expect(next.items).toMatchObject([
    { connection_code: 'salesforce', failures: 4, change_percent: 0, by_period: [3, 1] },
  ]);
  expect(next.next_cursor).toBeUndefined();

  const customers = (await trends(tenant, `?${days}&by=customer`)).items;
  expect(customers.map((one) => [one.customer_name, one.failures])).toEqual([
    [null, 9],
    ['TechCorp', 4],
  ]);
  const { items } = await trends(tenant, `?${days}&by=integration&customer_id=${fixture.customer.customer_id}`);
  expect(items).toMatchObject([
    { integration_id: first, integration_name: integration.name, customer_name: 'TechCorp' },
  ]);

  const weeks = await trends(tenant, '?from=2026-02-23&to=2026-03-08&each=week&connection_code=xero');
  expect(weeks.periods.map(({ from }) => from)).toEqual(['2026-02-23', '2026-03-02']);
  expect(weeks.items[0]!.by_period).toEqual([0, 9]);

  const csv = (await ask(tenant, `/csv?${days}&by=connection`)).text.split('\r\n');
  expect(csv[0]).toBe(
    'integration_id,integration_name,connection_code,customer_id,customer_name,cause,party,from,to,failures',
  );
  expect(csv[1]).toBe(',,xero,,,server_error,provider,2026-03-04,2026-03-04,9');
  expect(csv).toHaveLength(5);
  clock.mockRestore();
});

it('compares with no days that are not kept, and refuses too many', async () => {
  const fixture = await world.fixture();
  const long = new Date(Date.now() - 180 * 86_400_000).toISOString();
  await failed(fixture, fixture.integration.integration_id, 'timeout', long, 2);
  const day = long.slice(0, 10);
  const { items } = await trends(fixture.tenant, `?from=${day}&to=${day}`);
  expect(items).toMatchObject([{ failures: 2, failures_before: 0 }]);
  const { items: longer } = await trends(
    fixture.tenant,
    `?from=${day}&to=${new Date(Date.parse(long) + 30 * 86_400_000).toISOString().slice(0, 10)}`,
  );
  expect(longer).toMatchObject([{ failures: 2, failures_before: null, change_percent: null }]);
  expect((await ask(fixture.tenant, '?from=2026-01-01&to=2026-04-03')).status).toBe(400);
  expect((await ask(fixture.tenant, '?by=nothing')).status).toBe(400);
});
