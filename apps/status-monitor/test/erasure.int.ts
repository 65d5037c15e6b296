import { randomUUID } from 'node:crypto';
import {
  customerDeleted,
  customerUpserted,
  integrationCreated,
  integrationDeleted,
  tenantErased,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const contact = { name: 'Bob Smith', email: 'bob@techcorp.example' };

async function brokenFixture(): Promise<Fixture> {
  const fixture = await world.fixture({ customer: { technical_contact: contact } });
  await world.executed(fixture, { cause: 'grant_revoked' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  return fixture;
}

const receiptOf = (fixture: Fixture) => waitUntil(() => world.eventsOf(fixture, 'monitoring_data_erased')[0]);

async function heldOf(tenant: string): Promise<Record<string, unknown[]>> {
  const tables = await world.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'status_monitor'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const held: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = await world.sql(`select * from ${name} where tenant_id::text = $1`, [tenant]);
    if (rows.length > 0) held[name] = rows;
  }
  return held;
}

/** As if no stream had taken the event that tells of the tenant's signal. */
const setAside = (tenant: string): Promise<string> =>
  waitUntil(async () => {
    const aside = await world.sql<{ id: string }>(
      `update outbox set set_aside_at = now() where tenant_id = $1 and envelope ->> 'type' = 'risk_signal_opened'
         and published_at is not null returning id`,
      [tenant],
    );
    return aside[0]?.id;
  });

it('erases a customer, publishes a receipt, and stores nothing from late events', async () => {
  const fixture = await brokenFixture();
  const { tenant, customer, integration } = fixture;
  const erasure_id = randomUUID();
  const { customer_id } = customer;
  const { integration_id } = integration;
  await world.sql(
    `with attempt as (insert into reported_attempts (tenant_id, integration_id, source, attempt_id)
       values ($1, $2, 'webhook', 'of TechCorp'))
     insert into webhook_endpoints (tenant_id, integration_id, endpoint, sent_by, first_heard_at, last_heard_at, weeks)
     values ($1, $2, 'https://TechCorp.example', 'platform', now(), now(), '[]')`,
    [tenant, integration_id],
  );
  const opened = await setAside(tenant);
  await world.publish(tenant, integrationDeleted, { integration_id }, { aggregateversion: 2 });
  await world.publish(
    tenant,
    customerDeleted,
    { customer_id, erasure_id, integration_ids: [integration_id] },
    { aggregateversion: 2 },
  );
  expect((await receiptOf(fixture)).data).toMatchObject({
    erasure_id,
    scope: 'customer',
    erased: { customers_copy: 1, set_aside_events: 1 },
  });
  expect(await world.sql('select 1 from outbox where id = $1', [opened])).toEqual([]);
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);

  const late = [
    await world.publish(tenant, customerUpserted, { ...customer, version: 1 }),
    await world.publish(tenant, integrationCreated, integration),
  ];
  await world.handled(...late);
  const { inbox: _inbox, outbox: _outbox, ...held } = await heldOf(tenant);
  expect(JSON.stringify(held)).not.toMatch(/TechCorp|bob@/);
  expect(held.integration_events ?? []).toEqual([]);
});

it('erases a tenant, publishes a receipt, and stores nothing from late events', async () => {
  const fixture = await brokenFixture();
  const { tenant, customer, integration } = fixture;
  const erasure_id = randomUUID();
  const opened = await setAside(tenant);
  await world.publish(tenant, tenantErased, { erasure_id });
  const { data } = await receiptOf(fixture);
  expect(data).toMatchObject({ erasure_id, scope: 'tenant', erased: { risk_signals: 1, integrations_copy: 1 } });
  expect(await world.sql('select 1 from outbox where id = $1', [opened])).toEqual([]);

  await world.publish(tenant, customerUpserted, { ...customer, customer_id: randomUUID(), version: 1 });
  await world.publish(tenant, integrationCreated, { ...integration, integration_id: randomUUID() });
  await world.executed(fixture, { cause: 'grant_revoked' });
  // A second erasure is answered after the late events before it were handled.
  const again = randomUUID();
  await world.publish(tenant, tenantErased, { erasure_id: again });
  await waitUntil(() => world.eventsOf(fixture, 'monitoring_data_erased').some((it) => it.data.erasure_id === again));
  expect(Object.keys(await heldOf(tenant)).sort()).toEqual(['erased_tenants', 'inbox', 'outbox']);
});
