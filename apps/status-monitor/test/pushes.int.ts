import { randomUUID } from 'node:crypto';
import { type Observation, pushReceived } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { granted } from './integrations-stub';
import { type Fixture, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

/** A Dropbox that was probed once, as it is when it is new. The next probe is due in minutes. */
async function probedOnce(): Promise<Fixture & { token: string }> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  const fixture = await world.fixture({
    integration: { connection_code: 'dropbox', name: 'Files', integration_id },
    worked: false,
  });
  await waitUntil(async () => (await world.health(integration_id))?.last_success_at);
  return { ...fixture, token };
}

const happened_at = () => new Date().toISOString();

/** What integrations publishes of a push that counts at once. */
function revoked({ tenant, integration: { integration_id } }: Fixture, observed: Partial<Observation> = {}) {
  const at = happened_at();
  const observation = {
    integration_id,
    source: 'provider_webhook',
    outcome: 'failure',
    cause: 'grant_revoked',
    error_code: 'app_uninstalled',
    message: 'Slack reported app_uninstalled',
    started_at: at,
    credential_version: 1,
    ...observed,
  };
  const data = { integration_id, event: 'app_uninstalled', happened_at: observation.started_at, observation };
  return world.publish(tenant, pushReceived, data);
}

/** What integrations publishes of one that says that something may have changed. */
const hinted = ({ tenant, integration: { integration_id } }: Fixture) =>
  world.publish(tenant, pushReceived, { integration_id, event: 'sessions-revoked', happened_at: happened_at() });

const opened = (fixture: Fixture) => waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);

it('is disconnected by the word of the provider, without any call', async () => {
  const fixture = await probedOnce();
  const { integration_id } = fixture.integration;
  const [calls, leases] = [world.provider.with(fixture.token), world.integrations.of(integration_id).length];
  await revoked(fixture);
  const { data } = await opened(fixture);
  expect(data).toMatchObject({
    signal_type: 'integration_disconnected',
    status_change: {
      old_status: 'healthy',
      new_status: 'disconnected',
      cause: 'grant_revoked',
      party_at_fault: 'customer',
      detected_by: 'provider_webhook',
      error_code: 'app_uninstalled',
    },
  });
  expect([world.provider.with(fixture.token), world.integrations.of(integration_id).length]).toEqual([calls, leases]);
});

it('counts once what is told twice, and nothing about credentials that were replaced', async () => {
  const fixture = await probedOnce();
  const { integration_id } = fixture.integration;
  const started_at = happened_at();
  await world.handled(await revoked(fixture, { started_at }), await revoked(fixture, { started_at }));
  expect(await world.health(integration_id)).toMatchObject({ status: 'disconnected', failure_count: 1, version: 1 });
  world.integrations.on(integration_id, (request) => granted(request, fixture.token, 2));
  await world.handled(await world.reconnected(fixture, 2));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved')[0]);
  await world.handled(await revoked(fixture));
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy', version: 2 });
});

it('asks the provider at once where its word is not enough, and opens nothing while access works', async () => {
  const fixture = await probedOnce();
  const calls = world.provider.with(fixture.token);
  await hinted(fixture);
  await waitUntil(() => world.provider.with(fixture.token) > calls);
  await waitUntil(async () => (await world.schedule(fixture.integration.integration_id))?.lease === null);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ status: 'healthy', failure_count: 0 });
  expect(world.eventsOf(fixture, 'risk_signal_opened')).toEqual([]);
});

it('opens a signal when the call that was asked for finds that access has ended', async () => {
  const fixture = await probedOnce();
  world.provider.alive.delete(fixture.token);
  await hinted(fixture);
  expect((await opened(fixture)).data).toMatchObject({
    status_change: { new_status: 'disconnected', cause: 'grant_revoked', detected_by: 'probe' },
  });
});
