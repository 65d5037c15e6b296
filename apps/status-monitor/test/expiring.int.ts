import { integrationCredentialsChanged, integrationDeleted, integrationUpdated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

beforeAll(async () => {
  await world.start();
  // The first of two processes ends while the tests run, and the second one goes on.
  await world.monitor();
  await world.monitor();
});
afterAll(() => world.stop());

/** They were stored some weeks ago: nobody is warned in the first half of their life, nor of a grant that is used. */
const announced = async (fixture: Fixture, credential_version: number, expires_at?: string) => {
  const { tenant, integration } = fixture;
  const { integration_id } = integration;
  const reason = credential_version === 1 ? 'connected' : 'reconnected';
  const data = { integration_id, credential_version, reason, expires_at };
  const time = inDays(-20);
  await world.handled(await world.publish(tenant, integrationCredentialsChanged, data, { time }));
};

/** An integration with credentials that end, and have worked. */
async function ending(days: number, over: Fixture['integration'] | object = {}): Promise<Fixture> {
  const fixture = await world.fixture({ integration: { credential_version: 0, ...over } });
  await announced(fixture, 1, inDays(days));
  await world.handled(await world.executed(fixture));
  return fixture;
}

const first = (fixture: Fixture, type: string) => waitUntil(() => world.eventsOf(fixture, type)[0]);
const typesOf = (fixture: Fixture) =>
  world.published
    .filter(({ tenantid, type }) => tenantid === fixture.tenant && type.startsWith('risk_signal'))
    .map(({ type }) => type);
/** Lets the row be looked at again, and waits until that has happened. */
async function looked({ integration: { integration_id } }: Fixture): Promise<void> {
  await world.sql('update integration_health set end_check_at = now() where integration_id = $1', [integration_id]);
  await waitUntil(async () => {
    const { end_check_at: at } = (await world.health(integration_id))!;
    return at === null || (at as Date).getTime() > Date.now();
  });
}

it('warns once of credentials that end in six days, while the integration stays healthy', async () => {
  const fixture = await ending(6);
  const { data } = await first(fixture, 'risk_signal_opened');
  expect(data).toMatchObject({
    signal_type: 'integration_expiring',
    status_change: {
      old_status: 'healthy',
      new_status: 'healthy',
      cause: 'credentials_expiring',
      party_at_fault: 'customer',
    },
    problems: [{ cause: 'credentials_expiring', party: 'customer' }],
    credentials_end: { why: 'expire' },
  });
  expect((data.impact as string[])[0]).toMatch(/^Once the credentials expire: /);
  await looked(fixture);
  await world.handled(await world.executed(fixture));
  expect(typesOf(fixture)).toEqual(['risk_signal_opened']);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ status: 'healthy', cause: null });
  expect(await world.statusChanges(fixture)).toEqual([]);
});

it('warns of nothing that ends later, and looks again seven days before', async () => {
  const fixture = await ending(20);
  await looked(fixture);
  expect(await world.signals(fixture)).toEqual([]);
  const { end_check_at, credentials_end_at } = (await world.health(fixture.integration.integration_id))!;
  expect((credentials_end_at as Date).getTime() - (end_check_at as Date).getTime()).toBe(7 * DAY_MS);
});

it('tells the break under the same signal, and the end of it all after a verified reconnect', async () => {
  const fixture = await ending(6);
  const { data: warning } = await first(fixture, 'risk_signal_opened');
  await world.handled(await world.executed(fixture, { cause: 'refresh_refused' }));
  const { data: broken } = await first(fixture, 'risk_signal_updated');
  expect(broken).toMatchObject({
    signal_id: warning.signal_id,
    signal_type: 'integration_disconnected',
    status_change: { new_status: 'disconnected', cause: 'refresh_refused' },
  });
  expect(broken.credentials_end).toBeUndefined();
  await announced(fixture, 2, inDays(90));
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  await first(fixture, 'risk_signal_resolved');
  expect(await world.signals(fixture)).toMatchObject([{ status: 'resolved', resolution: 'verified' }]);
});

it('resolves the warning by a renewal once a call has verified it, and not before', async () => {
  const fixture = await ending(6);
  await first(fixture, 'risk_signal_opened');
  await announced(fixture, 2, inDays(90));
  await looked(fixture);
  expect(await world.signals(fixture)).toMatchObject([{ status: 'open' }]);
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  await first(fixture, 'risk_signal_resolved');
  expect(typesOf(fixture)).toEqual(['risk_signal_opened', 'risk_signal_resolved']);
});

it('goes back to the warning when what broke works again', async () => {
  const fixture = await ending(6);
  await first(fixture, 'risk_signal_opened');
  await world.handled(await world.executed(fixture, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }));
  await world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS' }));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_updated').length === 2);
  const [worse, better] = world.eventsOf(fixture, 'risk_signal_updated').map(({ data }) => data);
  expect(worse).toMatchObject({
    signal_type: 'integration_degraded',
    problems: [{}, { cause: 'credentials_expiring' }],
  });
  expect(better).toMatchObject({ signal_type: 'integration_expiring', status_change: { new_status: 'healthy' } });
  expect(await world.signals(fixture)).toMatchObject([{ status: 'open' }]);
});

it('withdraws the warning when the integration is switched off, and gives it again when it is on', async () => {
  const fixture = await ending(6);
  await first(fixture, 'risk_signal_opened');
  const { tenant, integration } = fixture;
  const changed = (version: number, status: 'active' | 'inactive') =>
    world.publish(tenant, integrationUpdated, { ...integration, credential_version: 1, version, status });
  await world.handled(await changed(2, 'inactive'));
  await looked(fixture);
  expect(await world.signals(fixture)).toMatchObject([{ status: 'withdrawn' }]);
  await world.handled(await changed(3, 'active'));
  await waitUntil(async () => (await world.signals(fixture)).length === 2);
  expect((await world.signals(fixture)).map(({ status }) => status)).toEqual(['withdrawn', 'open']);
});

it('withdraws the warning of a deleted integration for good', async () => {
  const fixture = await ending(6);
  await first(fixture, 'risk_signal_opened');
  const { tenant, integration } = fixture;
  const deleted = { integration_id: integration.integration_id };
  await world.handled(await world.publish(tenant, integrationDeleted, deleted, { aggregateversion: 9 }));
  await looked(fixture);
  expect(await world.signals(fixture)).toMatchObject([{ status: 'withdrawn' }]);
});

it('warns of a grant that nobody has used, by the days of the manifest, until it is used', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await world.handled(await world.executed(fixture));
  // As if that call had been 25 days ago.
  const mark = JSON.stringify({ credential_version: 1, at: Date.now() - 25 * DAY_MS });
  await world.sql(
    `update integration_health set machine_state = jsonb_set(machine_state, '{succeeded}', $2::jsonb), end_check_at = now()
     where integration_id = $1`,
    [integration_id, mark],
  );
  const { data } = await first(fixture, 'risk_signal_opened');
  expect(data).toMatchObject({ signal_type: 'integration_expiring', credentials_end: { why: 'unused' } });
  await world.handled(await world.executed(fixture));
  await first(fixture, 'risk_signal_resolved');
});

it('does not repeat a warning in a process that starts later', async () => {
  const fixture = await ending(6);
  await first(fixture, 'risk_signal_opened');
  await world.stopMonitors();
  await world.monitor();
  await looked(fixture);
  await world.handled(await world.executed(fixture));
  expect(typesOf(fixture)).toEqual(['risk_signal_opened']);
});

it('says nothing of credentials without a known end, and never looks at them again', async () => {
  const fixture = await world.fixture({ integration: { connection_code: 'dropbox' } });
  await world.handled(await world.executed(fixture));
  await looked(fixture);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({
    end_check_at: null,
    credentials_end_at: null,
  });
  expect(await world.signals(fixture)).toEqual([]);
});
