import { randomUUID } from 'node:crypto';
import * as contracts from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomerFigures, CustomerHealth } from '../src/customers/customer-health.dto';
import type { CustomerHistory } from '../src/customers/customer-history.controller';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

const jane = { name: 'Jane Miller', email: 'jane@acme.example' };
const tom = { name: 'Tom Becker', email: 'tom@acme.example' };

async function ask<T>(tenant: string, url: string, { email = jane.email, role = 'csm' } = {}) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], email })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<T>() };
}
const list = async (tenant: string, query = '') =>
  (await ask<{ items: CustomerHealth[]; next_cursor?: string }>(tenant, `/customer-health${query}`)).body;
const namesOf = ({ items }: { items: CustomerHealth[] }) => items.map(({ name }) => name);

/** One more customer of the fixture's tenant, with an integration. */
async function customerOf({ tenant }: Fixture, name: string, arr: number, csm = jane): Promise<Fixture> {
  const customer = { customer_id: randomUUID(), name, arr, csm, time_zone: 'UTC', version: 1 };
  const integration = {
    integration_id: randomUUID(),
    connection_code: 'salesforce',
    name: `${name} CRM`,
    status: 'active' as const,
    is_critical: true,
    customer_id: customer.customer_id,
    credential_version: 1,
    version: 1,
    created_at: new Date().toISOString(),
  };
  await world.publish(tenant, contracts.customerUpserted, customer);
  await world.publish(tenant, contracts.integrationCreated, integration);
  await waitUntil(() => world.health(integration.integration_id));
  await world.worked(integration.integration_id);
  return { tenant, customer, integration };
}

const broken = async (fixture: Fixture) => {
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  return waitUntil(async () => (await world.signals(fixture))[0]);
};

it('lists customers by severity and ARR, page by page', async () => {
  const first = await world.fixture({ customer: { csm: jane } });
  const large = await customerOf(first, 'Large', 900_000, tom);
  await customerOf(first, 'Calm', 5_000_000);
  await broken(first);
  await broken(large);
  expect(namesOf(await list(first.tenant))).toEqual(['Large', 'TechCorp', 'Calm']);
  const page = await list(first.tenant, '?limit=2');
  expect(namesOf(page)).toEqual(['Large', 'TechCorp']);
  expect(namesOf(await list(first.tenant, `?limit=2&cursor=${page.next_cursor}`))).toEqual(['Calm']);
  expect(page.items[0]).toMatchObject({
    arr: 900_000,
    csm: tom,
    severity: 'critical',
    open_signals: 1,
    unacknowledged: 1,
    integrations: 1,
    disconnected: 1,
    degraded: 0,
  });
});

it('filters customers by CSM, risk and name, and sums up their revenue', async () => {
  const first = await world.fixture({ customer: { csm: jane } });
  const calm = await customerOf(first, 'Calm', 50_000);
  await broken(await customerOf(first, 'Large', 900_000, tom));
  await broken(first);
  expect(namesOf(await list(first.tenant, '?csm=me'))).toEqual(['TechCorp', 'Calm']);
  expect(namesOf(await list(first.tenant, '?csm=me&at_risk=false'))).toEqual([calm.customer.name]);
  expect(namesOf(await list(first.tenant, '?at_risk=true'))).toEqual(['Large', 'TechCorp']);
  expect(namesOf(await list(first.tenant, '?q=LAR'))).toEqual(['Large']);
  const { body } = await ask<CustomerFigures>(first.tenant, '/customer-health/figures?csm=me');
  expect(body).toEqual({
    customers: 2,
    at_risk: 1,
    arr: 250_000,
    arr_at_risk: 200_000,
    open_signals: 1,
    unacknowledged: 1,
  });
  const nobody = await ask<CustomerFigures>(first.tenant, '/customer-health/figures?csm=me', { email: '' });
  expect(nobody.body.customers).toBe(0);
});

it("shows a customer's changes of health, one lane for each integration", async () => {
  const fixture = await world.fixture();
  await broken(fixture);
  await world.reconnected(fixture, 2);
  await world.executed(fixture, { credential_version: 2 });
  await waitUntil(async () => (await world.signals(fixture))[0]!.status === 'resolved');
  const url = `/customer-health/${fixture.customer.customer_id}/history`;
  // The clock of the process may be milliseconds behind the database's, and the history ends at its time.
  const lanes = await waitUntil(async () => {
    const { body } = await ask<CustomerHistory>(fixture.tenant, url);
    return body.lanes[0]?.periods.length === 4 && body.lanes;
  });
  expect(lanes).toMatchObject([
    {
      integration_id: fixture.integration.integration_id,
      integration_name: 'Salesforce CRM Sync',
      periods: [
        { state: 'unknown' },
        { state: 'healthy' },
        { state: 'disconnected', cause: 'refresh_refused' },
        { state: 'healthy' },
      ],
    },
  ]);
  const stranger = await ask<CustomerHistory>(randomUUID(), url);
  expect(stranger.body.lanes).toEqual([]);
  const long = await ask(fixture.tenant, `${url}?days=93`);
  expect(long.status).toBe(400);
});

it('lists signals by urgency, filters them by CSM, severity and name, and shows when the integration was reconnected', async () => {
  const first = await world.fixture({ customer: { csm: jane } });
  const mild = await customerOf(first, 'Mild', 10_000, tom);
  await broken(first);
  await world.reconnected(first, 2);
  await world.executed(first, { credential_version: 2 });
  await waitUntil(async () => (await world.signals(first))[0]!.status === 'resolved');
  await broken(mild);
  const signals = async (query: string) =>
    (await ask<{ items: Record<string, unknown>[]; next_cursor?: string }>(first.tenant, `/risk-signals${query}`)).body;
  const page = await signals('?order=urgency&limit=1');
  expect(page.items).toMatchObject([{ status: 'open', integration_name: 'Mild CRM', party_at_fault: 'customer' }]);
  const rest = await signals(`?order=urgency&limit=1&cursor=${page.next_cursor}`);
  expect(rest.items).toMatchObject([{ status: 'resolved', resolution: 'verified' }]);
  expect(Date.parse(String(rest.items[0]!.reconnected_at))).toBeGreaterThan(Date.now() - 60_000);
  expect((await signals('?csm=me')).items).toHaveLength(1);
  expect((await signals('?q=mild')).items).toHaveLength(1);
  expect((await signals('?severity=low')).items).toEqual([]);
});

it('refuses members', async () => {
  expect((await ask(randomUUID(), '/customer-health', { role: 'member' })).status).toBe(403);
});
