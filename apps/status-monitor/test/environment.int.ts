import { randomUUID } from 'node:crypto';
import { describeEnvironment, integrationCreated } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
let integrations: RpcClient;
beforeAll(async () => {
  await world.start();
  await world.monitor();
  integrations = new RpcClient({ service: 'integrations', nats: world.servers.nats.user('integrations') });
});
afterAll(async () => {
  await integrations?.onApplicationShutdown();
  await world.stop();
});

const describe_ = ({ tenant, customer }: Fixture) =>
  integrations.call(describeEnvironment, { tenant_id: tenant, customer_id: customer.customer_id }, 60_000);

it('tells how each integration of a customer works, with its problem, endpoints and reliability', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  const { integration_id } = integration;
  await world.handled(await world.executed(fixture));
  await world.sql(
    `insert into webhook_endpoints (integration_id, tenant_id, endpoint, sent_by, first_heard_at, last_heard_at, weeks)
     values ($1, $2, 'https://shop.example/hooks', 'platform', now(), now(), '{}')`,
    [integration_id, tenant],
  );
  const fresh = { ...integration, integration_id: randomUUID(), name: 'Another', is_critical: false };
  await world.handled(await world.publish(tenant, integrationCreated, { ...fresh, status: 'inactive' }));
  await world.executed(fixture, { cause: 'refresh_refused' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
  const { score, integrations: found } = await describe_(fixture);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({
    integration_id,
    state: 'disconnected',
    score,
    last_success_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) as string,
    problem: { severity: 'critical', cause: 'refresh_refused', reason: expect.stringMatching(/token/) as string },
    endpoints: [{ endpoint: 'https://shop.example/hooks', sent_by: 'platform', works: true }],
    disconnections: 1,
  });
  // What nobody knows is absent.
  expect(found[1]).toEqual({
    integration_id: fresh.integration_id,
    endpoints: [],
    disconnections: 0,
    down_seconds: 0,
  });
});

it('tells nothing of another tenant', async () => {
  const fixture = await world.fixture();
  const stranger = await world.fixture();
  expect(await describe_({ ...fixture, tenant: stranger.tenant })).toEqual({ integrations: [] });
});
