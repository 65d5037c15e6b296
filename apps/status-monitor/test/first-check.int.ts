import { randomUUID } from 'node:crypto';
import {
  type IntegrationCredentialsChanged,
  type IntegrationSnapshot,
  integrationCreated,
  integrationCredentialsChanged,
  integrationUpdated,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CheckReplays } from '../src/replay/check-replays.system';
import { RebuildReplicas } from '../src/replicas/rebuild-replicas';
import { ReplicaRebuilds } from '../src/replicas/replica-rebuilds.system';
import { granted } from './integrations-stub';
import { type Fixture, World } from './start-world';

const world = new World();
let monitors: NestFastifyApplication[];
beforeAll(async () => {
  await world.start();
  monitors = await Promise.all([1, 2].map(() => world.monitor()));
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

const connect = (
  { tenant, integration: { integration_id } }: Fixture,
  credential_version = 1,
  more: Partial<IntegrationCredentialsChanged> = {},
) =>
  world.publish(tenant, integrationCredentialsChanged, {
    integration_id,
    credential_version,
    reason: 'connected',
    ...more,
  });
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

it('finds a scope that was not granted when it is connected, and tells of it until it is connected with the scope', async () => {
  const fixture = await added();
  const { integration_id } = fixture.integration;
  world.provider.alive.add(fixture.token);
  await world.handled(await connect(fixture, 1, { granted_scopes: ['account_info.read'] }));
  const signal = await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
  expect(signal.data).toMatchObject({
    signal_type: 'integration_degraded',
    status_change: { new_status: 'degraded', cause: 'insufficient_scope', party_at_fault: 'customer' },
    problems: [{ part: 'LIST_FOLDER', missing_scope: 'files.metadata.read' }],
    working_parts: ['probe'],
  });
  await waitUntil(() => checks(fixture)[0]);
  // The credentials work, and the first check says both.
  const lacking = [{ part: 'LIST_FOLDER', missing_scope: 'files.metadata.read' }];
  expect(checks(fixture)).toMatchObject([{ data: { outcome: 'success', checked_by: 'probe', lacking } }]);
  const [change] = await world.statusChanges(fixture);
  expect(change!.data).toMatchObject({ detected_by: 'scopes', failing_parts: ['LIST_FOLDER'] });

  world.integrations.on(integration_id, (request) => granted(request, fixture.token, 2));
  const granted_scopes = ['account_info.read', 'files.metadata.read'];
  await connect(fixture, 2, { reason: 'reconnected', granted_scopes });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved')[0]);
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy', cause: null });
  expect((await types(fixture)).sort()).toEqual([
    'auth_failure',
    'degraded',
    'first_check_passed',
    'reconnected',
    'recovered',
  ]);
  // Played again, what was stored gives the same.
  const span = { from: new Date(Date.now() - 600_000), to: new Date(Date.now() + 600_000) };
  expect(await monitors[0]!.get(CheckReplays).check(span)).toBe(0);
});

it('compares what was granted while it was switched off, once it is switched on', async () => {
  const fixture = await added();
  const { tenant, integration } = fixture;
  const { integration_id } = integration;
  world.provider.alive.add(fixture.token);
  world.integrations.on(integration_id, (request) => granted(request, fixture.token, 3));
  const all = ['account_info.read', 'files.metadata.read'];
  const connectWith = async (credential_version: number, scopes: string[]) => {
    await world.handled(await connect(fixture, credential_version, { reason: 'reconnected', granted_scopes: scopes }));
    return { credential_version, granted_at: new Date().toISOString(), scopes };
  };
  const change = async (version: number, over: Partial<IntegrationSnapshot>) =>
    world.handled(await world.publish(tenant, integrationUpdated, { ...integration, version, ...over }));
  await connectWith(1, ['account_info.read']);
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);

  await change(2, { status: 'inactive' });
  const full = await connectWith(2, all);
  expect(await world.health(integration_id)).toMatchObject({ cause: 'insufficient_scope' });
  await change(3, { status: 'active', granted: full });
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy', cause: null });

  await change(4, { status: 'inactive' });
  const less = await connectWith(3, ['account_info.read']);
  await change(5, { status: 'active', granted: less });
  const signals = await waitUntil(() => {
    const opened = world.eventsOf(fixture, 'risk_signal_opened');
    return opened.length === 2 && opened;
  });
  expect(signals[1]!.data).toMatchObject({ problems: [{ part: 'LIST_FOLDER', missing_scope: 'files.metadata.read' }] });
});

it('finds nothing where the provider does not say what it granted, or where nothing is missing', async () => {
  for (const more of [{}, { granted_scopes: ['files.metadata.read', 'account_info.read'] }]) {
    const fixture = await added();
    world.provider.alive.add(fixture.token);
    await connect(fixture, 1, more);
    await waitUntil(() => checks(fixture)[0]);
    expect(await types(fixture)).toEqual(['first_check_passed']);
    expect(await world.signals(fixture)).toEqual([]);
  }
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

/** Last, because a replica of which the snapshot knows nothing is deleted. */
it('compares what was granted, when the snapshot has a grant of which no event came', async () => {
  const fixture = await added();
  const { tenant, integration } = fixture;
  const { integration_id } = integration;
  world.provider.alive.add(fixture.token);
  world.integrations.on(integration_id, (request) => granted(request, fixture.token, 2));
  const scopes = ['account_info.read'];
  await world.handled(await connect(fixture, 1, { granted_scopes: scopes }));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
  const all = {
    credential_version: 2,
    granted_at: new Date().toISOString(),
    scopes: [...scopes, 'files.metadata.read'],
  };
  const compare = async (version: number) => {
    world.integrations.snapshot = [
      { tenant_id: tenant, integration: { ...integration, credential_version: 2, granted: all, version } },
    ];
    const rebuild = monitors[0]!.get(RebuildReplicas);
    await rebuild.begin();
    await waitUntil(async () => (await monitors[0]!.get(ReplicaRebuilds).find())?.ended_at);
    return world.signals(fixture);
  };
  const resolved = await compare(3);
  expect(resolved).toMatchObject([{ status: 'resolved' }]);
  expect(await world.health(integration_id)).toMatchObject({ cause: null });
  // Compared again, nothing new is found.
  expect(await compare(4)).toEqual(resolved);
});
