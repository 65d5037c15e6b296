import { randomUUID } from 'node:crypto';
import { alertDelivered } from '@linesman/contracts';
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
  expect(first).toMatchObject({
    connection_code: 'salesforce',
    integrations: 2,
    of: 4,
    unwatched: 0,
    customers: 2,
    tenants: 2,
    signals: 2,
    staff_told_at: null,
    staff_told_of: 0,
  });
  expect(first.error_codes).toEqual(['INVALID_CLIENT']);
  expect(first.members.map(({ tenant_id }) => tenant_id).sort()).toEqual([ours.tenant, also.tenant].sort());
  expect(JSON.stringify(items)).not.toContain(ours.customer.name);
});

/** The incident of our own at this provider. */
const oursAt = async (fixture: Fixture, connection_code: string) => {
  const { items } = await ask(fixture);
  return items.find((one) => one.connection_code === connection_code && one.party_at_fault === 'us');
};

it('says of which integrations staff were told, when, and by what', async () => {
  const [told, untold] = await Promise.all(
    ['xero', 'xero'].map((connection_code) => world.fixture({ integration: { connection_code } })),
  );
  await Promise.all([failed(told!, 'invalid_client'), failed(untold!, 'invalid_client')]);
  const [signal] = await world.signals(told!);
  const delivered = { delivery_id: randomUUID(), signal_id: signal!.signal_id, channel: 'slack', occasion: 'opened' };
  const at = new Date().toISOString();
  const tell = (more: object) => world.publish(told!.tenant, alertDelivered, { ...delivered, ...more });
  await world.handled(await tell({ recipient: 'jane@acme.example', delivered_at: at }));
  expect(await oursAt(told!, 'xero')).toMatchObject({ signals: 2, staff_told_at: null, staff_told_of: 0 });
  await world.handled(await tell({ recipient: 'staff', delivered_at: at }));
  expect(await oursAt(told!, 'xero')).toMatchObject({
    signals: 2,
    staff_told_at: at,
    staff_told_by: ['slack'],
    staff_told_of: 1,
  });
});

it('counts what is not watched any more apart from what fails', async () => {
  const [seen, unseen, unseenToo] = await Promise.all(
    ['google', 'google', 'google'].map((connection_code) => world.fixture({ integration: { connection_code } })),
  );
  await failed(seen!, 'invalid_client');
  await failed(unseen!, 'invalid_client');
  for (const { integration } of [unseen!, unseenToo!])
    await world.sql(
      `update integration_health set watched_until = now() - interval '1 hour' where integration_id = $1`,
      [integration.integration_id],
    );
  const incident = await oursAt(seen!, 'google');
  expect(incident).toMatchObject({ integrations: 1, of: 1, unwatched: 1, customers: 2 });
  expect(incident!.members.map(({ state }) => state).sort()).toEqual(['disconnected', 'unknown']);
});

it('dates an incident by its cause, not by the failure before it', async () => {
  const fixture = await world.fixture({ integration: { connection_code: 'basecamp' } });
  await failed(fixture, 'server_error', 3);
  await world.sql(`update integration_health set status_since = now() - interval '1 day' where integration_id = $1`, [
    fixture.integration.integration_id,
  ]);
  const started_at = new Date(Date.now() - 60_000).toISOString();
  await world.handled(await world.executed(fixture, { cause: 'invalid_client', started_at }));
  expect(await oursAt(fixture, 'basecamp')).toMatchObject({ cause: 'invalid_client', since: started_at });
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
