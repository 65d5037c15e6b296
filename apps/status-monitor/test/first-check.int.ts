import { randomUUID } from 'node:crypto';
import { type IntegrationSnapshot, integrationCreated, integrationCredentialsChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { granted } from './integrations-stub';
import { type Fixture, World } from './start-world';

const world = new World();
beforeAll(async () => {
  await world.start();
  await Promise.all([1, 2].map(() => world.monitor()));
});
afterAll(() => world.stop());

/** A Dropbox that was created without credentials, and its owner's token, which does not work yet. */
async function added(): Promise<Fixture & { token: string }> {
  const [token, tenant] = [randomUUID(), randomUUID()];
  const integration: IntegrationSnapshot = {
    integration_id: randomUUID(),
    connection_code: 'dropbox',
    name: 'Files',
    status: 'pending_configuration',
    is_critical: false,
    credential_version: 0,
    created_at: new Date().toISOString(),
    version: 1,
  };
  world.integrations.on(integration.integration_id, (request) => granted(request, token, 1));
  await world.handled(await world.publish(tenant, integrationCreated, integration));
  const customer = { customer_id: randomUUID(), name: '', time_zone: 'UTC', version: 1 };
  return { tenant, integration, customer, token };
}

const connect = ({ tenant, integration: { integration_id } }: Fixture, credential_version = 1) =>
  world.publish(tenant, integrationCredentialsChanged, { integration_id, credential_version, reason: 'connected' });
const checks = (fixture: Fixture) => world.eventsOf(fixture, 'integration_first_checked');
const types = ({ integration }: Fixture) =>
  world
    .sql<{ event_type: string }>('select event_type from integration_events where integration_id = $1', [
      integration.integration_id,
    ])
    .then((all) => all.map(({ event_type }) => event_type));

it('checks an integration once it is connected, and says once that it works', async () => {
  const fixture = await added();
  const { integration_id } = fixture.integration;
  world.provider.alive.add(fixture.token);
  expect(await world.schedule(integration_id)).toBeUndefined();
  await connect(fixture);
  const check = await waitUntil(() => checks(fixture)[0]);
  expect(check).toMatchObject({ subject: integration_id, aggregateversion: 1 });
  expect(check.data).toEqual({
    integration_id,
    integration_type: 'dropbox',
    integration_name: 'Files',
    outcome: 'success',
    checked_by: 'probe',
    checked_at: expect.any(String) as string,
  });
  expect(await types(fixture)).toEqual(['first_check_passed']);
  // What follows is no first check.
  await world.handled(await world.executed(fixture), await world.executed(fixture, { cause: 'timeout' }));
  await world.handled(await world.reconnected(fixture, 2));
  await waitUntil(() => world.provider.with(fixture.token) > 1);
  expect(checks(fixture)).toHaveLength(1);
});

it('says once why it does not work, and opens no risk signal that would tell the CSM of the same', async () => {
  const fixture = await added();
  await connect(fixture);
  const { data } = await waitUntil(() => checks(fixture)[0]);
  expect(data).toMatchObject({ outcome: 'failure', cause: 'grant_revoked', checked_by: 'probe' });
  expect(await types(fixture)).toContain('first_check_failed');
  // Tried again with the same and with other credentials.
  await world.handled(await world.executed(fixture, { cause: 'grant_revoked' }));
  world.provider.alive.add(fixture.token);
  world.integrations.on(fixture.integration.integration_id, (request) => granted(request, fixture.token, 2));
  await world.reconnected(fixture, 2);
  await waitUntil(async () => (await world.health(fixture.integration.integration_id))!.first_success_at);
  expect(checks(fixture)).toHaveLength(1);
  expect(await world.signals(fixture)).toEqual([]);
});

it('waits for something that shows whether it works', async () => {
  const limited = await world.fixture({ worked: false });
  await world.handled(await world.executed(limited, { cause: 'rate_limited' }));
  expect(checks(limited)).toEqual([]);
  await world.handled(await world.executed(limited, { cause: 'timeout', part: 'SYNC_CONTACTS' }));
  const { data } = await waitUntil(() => checks(limited)[0]);
  expect(data).toMatchObject({ outcome: 'failure', cause: 'timeout', checked_by: 'execution' });
  await world.handled(await world.executed(limited));
  expect(checks(limited)).toHaveLength(1);
});
