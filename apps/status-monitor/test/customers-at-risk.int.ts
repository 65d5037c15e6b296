import { randomUUID } from 'node:crypto';
import * as contracts from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomerFigures, CustomerHealth } from '../src/customers/customer-health.dto';
import type { CustomerHistory } from '../src/customers/customer-history.controller';
import { type Line, World } from './start-world';

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

/** One more customer of a tenant, with an integration of its own. */
async function customerOf({ tenant }: Line, name: string, arr: number, csm = jane): Promise<Line> {
  const customer = { customer_id: randomUUID(), name, arr, csm, time_zone: 'UTC', version: 1 };
  const integration = {
    ...{ integration_id: randomUUID(), connection_code: 'salesforce', name: `${name} CRM`, status: 'active' as const },
    ...{ is_critical: true, customer_id: customer.customer_id, credential_version: 1, version: 1 },
    created_at: new Date().toISOString(),
  };
  await world.tell(tenant, contracts.customerUpserted, customer);
  await world.tell(tenant, contracts.integrationCreated, integration);
  await waitUntil(() => world.health(integration.integration_id));
  return { tenant, customer, integration };
}

const broken = async (line: Line) => {
  await world.executed(line, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  return waitUntil(async () => (await world.signals(line))[0]);
};

it('tells which customers are at risk, the most severe and the largest first, page by page', async () => {
  const first = await world.line({ customer: { csm: jane } });
  const large = await customerOf(first, 'Large', 900_000, tom);
  await customerOf(first, 'Calm', 5_000_000);
  await broken(first);
  await broken(large);
  expect(namesOf(await list(first.tenant))).toEqual(['Large', 'TechCorp', 'Calm']);
  const page = await list(first.tenant, '?limit=2');
  expect(namesOf(page)).toEqual(['Large', 'TechCorp']);
  expect(namesOf(await list(first.tenant, `?limit=2&cursor=${page.next_cursor}`))).toEqual(['Calm']);
  expect(page.items[0]).toMatchObject({
    ...{ arr: 900_000, csm: tom, severity: 'critical', open_signals: 1, unacknowledged: 1 },
    ...{ integrations: 1, disconnected: 1, degraded: 0 },
  });
});

it('narrows them down to mine, to those at risk, and by name, and sums up what hangs on them', async () => {
  const first = await world.line({ customer: { csm: jane } });
  const calm = await customerOf(first, 'Calm', 50_000);
  await broken(await customerOf(first, 'Large', 900_000, tom));
  await broken(first);
  expect(namesOf(await list(first.tenant, '?csm=me'))).toEqual(['TechCorp', 'Calm']);
  expect(namesOf(await list(first.tenant, '?csm=me&at_risk=false'))).toEqual([calm.customer.name]);
  expect(namesOf(await list(first.tenant, '?at_risk=true'))).toEqual(['Large', 'TechCorp']);
  expect(namesOf(await list(first.tenant, '?q=LAR'))).toEqual(['Large']);
  const { body } = await ask<CustomerFigures>(first.tenant, '/customer-health/figures?csm=me');
  expect(body).toEqual({
    ...{ customers: 2, at_risk: 1, arr: 250_000, arr_at_risk: 200_000, open_signals: 1, unacknowledged: 1 },
  });
  const nobody = await ask<CustomerFigures>(first.tenant, '/customer-health/figures?csm=me', { email: '' });
  expect(nobody.body.customers).toBe(0);
});

it("tells a customer's disconnections, a lane for each integration", async () => {
  const line = await world.line();
  await broken(line);
  await world.reconnected(line, 2);
  await world.executed(line, { credential_version: 2 });
  await waitUntil(async () => (await world.signals(line))[0]!.status === 'resolved');
  const { body } = await ask<CustomerHistory>(line.tenant, `/customer-health/${line.customer.customer_id}/history`);
  expect(body.lanes).toMatchObject([
    {
      integration_id: line.integration.integration_id,
      integration_name: 'Salesforce CRM Sync',
      status_at_start: 'healthy',
      transitions: [{ new_status: 'disconnected', cause: 'refresh_refused' }, { new_status: 'healthy' }],
    },
  ]);
  const stranger = await ask<CustomerHistory>(randomUUID(), `/customer-health/${line.customer.customer_id}/history`);
  expect(stranger.body.lanes).toEqual([]);
  const long = await ask(line.tenant, `/customer-health/${line.customer.customer_id}/history?days=93`);
  expect(long.status).toBe(400);
});

it('lists signals by urgency, of my customers, by severity and name, with the moment of the reconnect', async () => {
  const first = await world.line({ customer: { csm: jane } });
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

it('is for those who look after customers', async () => {
  expect((await ask(randomUUID(), '/customer-health', { role: 'member' })).status).toBe(403);
});
