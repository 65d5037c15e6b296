import { randomUUID } from 'node:crypto';
import * as contracts from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomerHealth } from '../src/customers/customer-health.dto';
import type { HealthFigures, IntegrationHealthView } from '../src/health/integration-health.controller';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask<T>({ tenant }: Fixture, url: string) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['csm'] })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<T>() };
}

const path = ({ integration: { integration_id } }: Fixture) => `/integration-health/${integration_id}`;

/** What the three places say of one integration. */
async function known(fixture: Fixture) {
  const { body } = await ask<IntegrationHealthView>(fixture, path(fixture));
  const list = await ask<{ items: IntegrationHealthView[] }>(fixture, '/integration-health');
  const customers = await ask<{ items: CustomerHealth[] }>(fixture, '/customer-health');
  expect(list.body.items).toEqual([body]);
  const { disconnected, degraded, never_worked, unknown } = customers.body.items[0]!;
  return { ...body, counts: { disconnected, degraded, never_worked, unknown } };
}

const none = { disconnected: 0, degraded: 0, never_worked: 0, unknown: 0 };
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

it('says that nothing is known before the first look, and that what only failed has never worked', async () => {
  const fixture = await world.fixture({ worked: false });
  expect(await known(fixture)).toMatchObject({
    state: 'unknown',
    last_checked_at: null,
    last_success_at: null,
    counts: { ...none, unknown: 1 },
  });
  const refused = { started_at: minutesAgo(2), cause: 'api_key_rejected' } as const;
  await world.handled(await world.executed(fixture, refused));
  expect(await known(fixture)).toMatchObject({
    state: 'never_worked',
    status: 'disconnected',
    last_checked_at: refused.started_at,
    last_success_at: null,
    counts: { ...none, never_worked: 1 },
  });
  // One timeout changes no status, and is no sign that anything works either.
  const slow = await world.fixture({ worked: false });
  await world.handled(await world.executed(slow, { cause: 'timeout' }));
  expect(await known(slow)).toMatchObject({ state: 'never_worked', status: 'healthy', last_success_at: null });
});

it('says how it works from the first success on, and when it was last seen to', async () => {
  const fixture = await world.fixture({ worked: false });
  const success = { started_at: minutesAgo(3) };
  await world.handled(await world.executed(fixture, success));
  expect(await known(fixture)).toMatchObject({
    state: 'healthy',
    last_checked_at: success.started_at,
    last_success_at: success.started_at,
    counts: none,
  });
  const scope = { started_at: minutesAgo(2), cause: 'insufficient_scope', part: 'SYNC_CONTACTS' } as const;
  await world.handled(await world.executed(fixture, scope));
  expect(await known(fixture)).toMatchObject({
    state: 'degraded',
    failing_parts: ['SYNC_CONTACTS'],
    last_checked_at: scope.started_at,
    last_success_at: success.started_at,
    counts: { ...none, degraded: 1 },
  });
  await world.handled(await world.executed(fixture, { started_at: minutesAgo(1), cause: 'grant_revoked' }));
  expect(await known(fixture)).toMatchObject({ state: 'disconnected', counts: { ...none, disconnected: 1 } });
});

it('lists and counts by state, whatever else the tenant has', async () => {
  const broken = await world.fixture();
  await world.handled(await world.executed(broken, { started_at: minutesAgo(1), cause: 'grant_revoked' }));
  const { integration_id } = broken.integration;
  const paused = { ...broken.integration, integration_id: randomUUID(), status: 'inactive' as const };
  const fresh = { ...broken.integration, integration_id: randomUUID(), credential_version: 0 };
  await world.publish(broken.tenant, contracts.integrationCreated, paused);
  await world.publish(broken.tenant, contracts.integrationCreated, fresh);
  const figures = await waitUntil(async () => {
    const { body } = await ask<HealthFigures>(broken, '/integration-health/figures');
    return body.integrations === 3 && body;
  });
  expect(figures).toEqual({ integrations: 3, ...none, disconnected: 1, unknown: 1, healthy: 0, pending: 0, paused: 1 });
  const idsOf = async (query: string) => {
    const { body } = await ask<{ items: IntegrationHealthView[] }>(broken, `/integration-health?${query}`);
    return body.items.map((row) => row.integration_id);
  };
  expect(await idsOf('states=disconnected,degraded,never_worked')).toEqual([integration_id]);
  // A paused one is in no state that the monitor tells.
  expect(await idsOf('states=unknown')).toEqual([fresh.integration_id]);
  expect(await idsOf(`integration_ids=${paused.integration_id}&limit=1`)).toEqual([paused.integration_id]);
  const both = [integration_id, fresh.integration_id];
  expect((await idsOf(`integration_ids=${both.join(',')}`)).sort()).toEqual(both.sort());
  // With the other filters of the list, so that no page is filtered after it was read.
  expect(await idsOf('states=unknown&integration_type=salesforce&name=crm')).toEqual([fresh.integration_id]);
  for (const other of ['integration_type=xero', 'name=Books'])
    expect(await idsOf(`states=unknown&${other}`)).toEqual([]);
  const many = Array.from({ length: 201 }, () => randomUUID()).join(',');
  for (const query of ['states=paused', 'states=', 'integration_ids=x', `integration_ids=${many}`])
    expect(await ask(broken, `/integration-health?${query}`)).toMatchObject({ status: 400 });
});

it('says that nothing is known once nobody has looked for three intervals of probes', async () => {
  const fixture = await world.fixture({ worked: false });
  const success = { started_at: minutesAgo(16) };
  await world.handled(await world.executed(fixture, success));
  expect(await known(fixture)).toMatchObject({
    state: 'unknown',
    status: 'healthy',
    last_success_at: success.started_at,
    counts: { ...none, unknown: 1 },
  });
  await world.handled(await world.executed(fixture, { started_at: minutesAgo(1) }));
  expect(await known(fixture)).toMatchObject({ state: 'healthy' });
});

it('shows no integration of another tenant', async () => {
  const [mine, theirs] = [await world.fixture(), await world.fixture()];
  expect((await ask(mine, path(theirs))).status).toBe(404);
  expect((await ask(mine, `/integration-health/${randomUUID()}`)).status).toBe(404);
  expect((await ask(mine, '/integration-health/x')).status).toBe(400);
});

it('has metrics of states, probes, waiting messages and dead letters, for the alerts of deploy/monitoring', async () => {
  const fixture = await world.fixture({ integration: { connection_code: 'courier' } });
  await world.handled(await world.executed(fixture, { cause: 'grant_revoked' }));
  await world.sql(
    `insert into dead_letters (id, handler, message_id, subject, reason, body, headers, sent_at)
     values (gen_random_uuid(), 'courier_tracked', 'm', 's', 'broken', '{}', '{}', now())`,
  );
  const { body } = await monitor.inject({ url: '/metrics' });
  for (const line of [
    'integrations_in_state{connection="courier",state="disconnected"} 1',
    'probes_overdue_seconds \\d',
    'consumer_pending_messages{stream="[A-Z]+",durable="status-monitor[^"]*"} \\d',
    'dead_letters_waiting{handler="courier_tracked"} 1',
  ])
    expect(body).toMatch(new RegExp(`^${line}`, 'm'));
});

describe('when the sender’s clock is ten minutes ahead', () => {
  const ahead = () => new Date(Date.now() + 600_000).toISOString();
  const part = 'SYNC_CONTACTS';

  it('notices at once that calls fail after successes', async () => {
    const fixture = await world.fixture();
    const successes = Array.from({ length: 10 }, () => world.executed(fixture, { started_at: ahead(), part }));
    await world.handled(...(await Promise.all(successes)));
    const before = (await ask<IntegrationHealthView>(fixture, path(fixture))).body;
    expect(Date.parse(String(before.last_success_at))).toBeLessThanOrEqual(Date.now());
    for (let n = 0; n < 3; n++) await world.handled(await world.executed(fixture, { cause: 'server_error', part }));
    await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  });

  it('notices at once that calls work after failures', async () => {
    const fixture = await world.fixture();
    for (let n = 0; n < 3; n++)
      await world.handled(await world.executed(fixture, { started_at: ahead(), cause: 'server_error', part }));
    await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
    for (let n = 0; n < 2; n++) await world.handled(await world.executed(fixture, { part }));
    await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
    expect((await known(fixture)).state).toBe('healthy');
  });
});
