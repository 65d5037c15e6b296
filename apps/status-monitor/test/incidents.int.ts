import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffSignalView } from '../src/incidents/all-signals.dto';
import type { Incident } from '../src/incidents/incidents.system';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask(fixture: Fixture, role = 'admin') {
  const authorization = `Bearer ${await world.issuer.token({ tenant: fixture.tenant, roles: [role] })}`;
  const response = await monitor.inject({ url: '/internal/incidents', headers: { authorization } });
  return { status: response.statusCode, items: response.json<{ items: Incident[] }>().items };
}

async function failed(fixture: Fixture, cause: 'invalid_client' | 'refresh_refused' | 'server_error', times = 1) {
  for (let i = 0; i < times; i++) await world.executed(fixture, { cause, error_code: cause.toUpperCase() });
  const { integration_id } = fixture.integration;
  await waitUntil(async () => (await world.health(integration_id))?.status === 'disconnected');
}

it('shows staff the failures of all tenants that are our fault or a provider’s, and not those of customers', async () => {
  const [ours, also, theirs, customers] = await Promise.all([
    world.fixture(),
    world.fixture(),
    world.fixture(),
    world.fixture(),
  ]);
  await Promise.all([
    failed(ours, 'invalid_client'),
    failed(also, 'invalid_client'),
    failed(theirs, 'server_error', 3),
    failed(customers, 'refresh_refused'),
  ]);
  const { items } = await ask(customers);
  expect(items.map(({ cause, party_at_fault }) => [cause, party_at_fault])).toEqual([
    ['invalid_client', 'us'],
    ['server_error', 'provider'],
  ]);
  const [first] = items as [Incident];
  expect(first).toMatchObject({ connection_code: 'salesforce', integrations: 2, of: 4, tenants: 2 });
  expect(first.error_codes).toEqual(['INVALID_CLIENT']);
  expect(first.members.map(({ tenant_id }) => tenant_id).sort()).toEqual([ours.tenant, also.tenant].sort());
  expect(JSON.stringify(items)).not.toContain(ours.customer.name);
});

it('lists the risk signals of all tenants for staff, with ids and without names', async () => {
  const [one, other] = await Promise.all([world.fixture(), world.fixture()]);
  await Promise.all([failed(one, 'refresh_refused'), failed(other, 'invalid_client')]);
  const list = async (query: string, role = 'admin') => {
    const authorization = `Bearer ${await world.issuer.token({ tenant: one.tenant, roles: [role] })}`;
    const response = await monitor.inject({ url: `/internal/risk-signals?${query}`, headers: { authorization } });
    return { status: response.statusCode, ...response.json<{ items: StaffSignalView[]; next_cursor?: string }>() };
  };
  const first = await list(`status=open&tenant_id=${other.tenant}`);
  expect(first.items).toMatchObject([
    { tenant_id: other.tenant, connection_code: 'salesforce', party_at_fault: 'us', status: 'open' },
  ]);
  expect(JSON.stringify(first)).not.toContain(other.customer.name);
  const newest = await list('status=open&limit=1');
  const next = await list(`status=open&limit=1&cursor=${newest.next_cursor}`);
  expect(new Set([...newest.items, ...next.items].map(({ signal_id }) => signal_id)).size).toBe(2);
  expect((await list('', 'tenant_admin')).status).toBe(403);
});

it('refuses everybody else', async () => {
  const fixture = await world.fixture();
  for (const role of ['tenant_admin', 'csm', 'member', 'service']) expect((await ask(fixture, role)).status).toBe(403);
});
