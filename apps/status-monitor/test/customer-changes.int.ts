import { customerUpserted, integrationUpdated, type SeverityRow, tenantSettingsChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const updates = (fixture: Fixture, count: number) =>
  waitUntil(() => {
    const events = world.eventsOf(fixture, 'risk_signal_updated');
    return events.length === count && events;
  });

async function setPolicy({ tenant }: Fixture, version: number, severity_policy?: SeverityRow[]): Promise<void> {
  const working_hours = { start_hour: 9, end_hour: 17, days: [1] };
  const settings = { product_name: 'P', mail_from: 'a@example.com', enabled_providers: [], working_hours };
  await world.handled(await world.publish(tenant, tenantSettingsChanged, { ...settings, severity_policy, version }));
}

async function broken(): Promise<Fixture> {
  const csm = { name: 'Jane Miller', email: 'jane@acme.example' };
  const fixture = await world.fixture({ customer: { csm } });
  await world.executed(fixture, { cause: 'grant_revoked' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  return fixture;
}

it('updates the severity of an open signal when ARR or criticality change', async () => {
  const fixture = await broken();
  await world.publish(fixture.tenant, customerUpserted, { ...fixture.customer, arr: 20_000, version: 2 });
  const [first] = await updates(fixture, 1);
  expect(first).toMatchObject({ aggregateversion: 2, data: { severity: 'high', customer: { arr: 20_000 } } });
  await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, is_critical: false, version: 2 });
  expect((await updates(fixture, 2))[1]).toMatchObject({ aggregateversion: 3, data: { severity: 'low' } });
});

it('rates signals by the policy of the tenant from when it is set, and open ones when they change', async () => {
  const fixture = await broken();
  const { tenant, customer, integration } = fixture;
  const policy: SeverityRow[] = [
    { is_critical: true, arr_from: 1_000_000, disconnected: 'critical', degraded: 'critical' },
    { is_critical: true, arr_from: 0, disconnected: 'medium', degraded: 'low' },
    { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
  ];
  await setPolicy(fixture, 2, policy);
  // An older version comes late.
  await setPolicy(fixture, 1);
  expect(world.eventsOf(fixture, 'risk_signal_updated')).toEqual([]);
  await world.publish(tenant, customerUpserted, { ...customer, name: 'TechCorp Inc.', version: 2 });
  expect((await updates(fixture, 1))[0]).toMatchObject({ data: { severity: 'medium' } });

  await world.reconnected(fixture, 2);
  await world.executed(fixture, { credential_version: 2 });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
  await world.executed(fixture, { cause: 'insufficient_scope', credential_version: 2 });
  const opened = await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[1]);
  expect(opened.data).toMatchObject({ signal_type: 'integration_degraded', severity: 'low' });
  await world.executed(fixture, { cause: 'grant_revoked', credential_version: 2 });
  expect((await updates(fixture, 2))[1]).toMatchObject({
    data: { signal_type: 'integration_disconnected', severity: 'medium' },
  });

  await setPolicy(fixture, 3);
  await world.publish(tenant, integrationUpdated, { ...integration, name: 'CRM', version: 2 });
  expect((await updates(fixture, 3))[2]).toMatchObject({ data: { severity: 'critical' } });
});

it('updates an open signal when CSM or contact change, and not when only the version does', async () => {
  const fixture = await broken();
  const csm = { name: 'Tom Becker', email: 'tom@acme.example', manager: { name: 'Rita', email: 'rita@acme.example' } };
  const external_ids = { stripe: 'cus_1' };
  const same = { ...fixture.customer, external_ids, version: 2 };
  await world.handled(await world.publish(fixture.tenant, customerUpserted, same));
  expect(world.eventsOf(fixture, 'risk_signal_updated')).toEqual([]);
  await world.publish(fixture.tenant, customerUpserted, { ...fixture.customer, csm, version: 3 });
  expect((await updates(fixture, 1))[0]).toMatchObject({ data: { severity: 'critical', customer: { csm } } });
  const technical_contact = { name: 'Bob Smith', email: 'bob@techcorp.example' };
  await world.publish(fixture.tenant, customerUpserted, { ...fixture.customer, csm, technical_contact, version: 4 });
  expect((await updates(fixture, 2))[1]).toMatchObject({ data: { customer: { csm, technical_contact } } });
});

it('sends no ids at providers with a signal', async () => {
  const fixture = await world.fixture({ customer: { external_ids: { stripe: 'cus_1' } } });
  await world.executed(fixture, { cause: 'grant_revoked' });
  const [signal] = await waitUntil(() => {
    const events = world.eventsOf(fixture, 'risk_signal_opened');
    return events.length > 0 && events;
  });
  expect(signal!.data.customer).toMatchObject({ name: 'TechCorp' });
  expect(signal!.data.customer).not.toHaveProperty('external_ids');
});

it('removes the customer from a signal whose integration no longer belongs to one', async () => {
  const fixture = await broken();
  const { customer_id: _customer, ...integration } = fixture.integration;
  await world.publish(fixture.tenant, integrationUpdated, { ...integration, version: 2 });
  const [update] = await updates(fixture, 1);
  expect(update!.data).not.toHaveProperty('customer');
});
