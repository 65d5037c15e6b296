import { randomUUID } from 'node:crypto';
import { integrationUpdated, type LeaseRequest } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { Redis } from 'ioredis';
import { failing, granted, unanswered } from './integrations-stub';
import { type Fixture, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  // No test asks for a probe: the schedules of two processes bring them all.
  await Promise.all([1, 2].map(() => world.monitor({ PROBE_INTERVALS: '{"dropbox":1}' })));
});
afterAll(() => world.stop());

const dropbox = { connection_code: 'dropbox', name: 'Files' } as const;

/** A connected Dropbox whose token works, probed at least once. */
async function working(): Promise<Fixture & { token: string }> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  const fixture = await world.fixture({ integration: { ...dropbox, integration_id } });
  await waitUntil(async () => (await world.health(integration_id))?.last_success_at);
  return { ...fixture, token };
}

/** A Dropbox in the schedule of Google Drive, whose interval is minutes: only what a test makes due is probed. */
async function seldomProbed(): Promise<{ token: string; integration_id: string }> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  await world.fixture({ integration: { connection_code: 'google', name: 'Files', integration_id }, worked: false });
  return { token, integration_id };
}

const refusedOnRenewal = (token: string) => (request: LeaseRequest) =>
  request.refused_version === undefined
    ? granted(request, token, 1)
    : {
        granted: false,
        refused: {
          integration_id: request.integration_id,
          source: 'refresh' as const,
          outcome: 'failure' as const,
          cause: 'refresh_refused' as const,
          error_code: 'invalid_grant',
          started_at: new Date().toISOString(),
          credential_version: 1,
        },
      };

/** Its probes, which take long, keep no worker from the tests after this one. */
const switchOff = async ({ tenant, integration }: Fixture) =>
  world.handled(await world.publish(tenant, integrationUpdated, { ...integration, status: 'inactive', version: 2 }));

const opened = (fixture: Fixture) => waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);

it('finds a revoked grant by a scheduled probe, after one forced token refresh', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  world.integrations.on(integration_id, refusedOnRenewal(fixture.token));
  world.provider.alive.delete(fixture.token);
  const { data } = await opened(fixture);
  expect(data).toMatchObject({
    connection_name: 'Dropbox',
    status_change: { cause: 'refresh_refused', detected_by: 'probe', error_code: 'invalid_grant' },
  });
  expect(world.integrations.of(integration_id)).toContainEqual({
    tenant_id: fixture.tenant,
    integration_id,
    purpose: 'probe',
    refused_version: 1,
  });
});

it.each(['\0', '\ud800'])('records a refusal whose text holds %j', async (text) => {
  const fixture = await working();
  world.provider.answers.set(fixture.token, { error_summary: `invalid_access_token/${text}`, error: { '.tag': text } });
  world.provider.alive.delete(fixture.token);
  const { data } = await opened(fixture);
  expect(data).toMatchObject({ status_change: { detected_by: 'probe', cause: 'grant_revoked' } });
});

it('goes on with other probes while twenty servers answer 101 Switching Protocols', async () => {
  const broken = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const [token, integration_id] = [randomUUID(), randomUUID()];
      world.provider.upgrades.add(token);
      world.integrations.on(integration_id, (request) => granted(request, token, 1));
      return { token, fixture: await world.fixture({ integration: { ...dropbox, integration_id } }) };
    }),
  );
  await waitUntil(() => broken.every(({ token }) => world.provider.with(token) > 0));
  const { token } = await working();
  await waitUntil(() => world.provider.with(token) > 1);
  for (const { fixture } of broken) {
    await waitUntil(async () => (await world.health(fixture.integration.integration_id))?.last_failure_at);
    await switchOff(fixture);
  }
});

it('verifies a reconnect at once, though the next probe is due in an hour', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  world.integrations.on(integration_id, refusedOnRenewal(fixture.token));
  world.provider.alive.delete(fixture.token);
  await opened(fixture);
  const token = randomUUID();
  world.provider.alive.add(token);
  await world.sql(`update probe_schedule set due_at = now() + interval '1 hour' where integration_id = $1`, [
    integration_id,
  ]);
  world.integrations.on(integration_id, (request) => granted(request, token, 2));
  await world.reconnected(fixture, 2);
  const end = await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved')[0]);
  expect(end.data).toMatchObject({ resolution: 'verified' });
  const events = await world.sql<{ event_type: string }>(
    'select event_type from integration_events where integration_id = $1 order by created_at desc limit 2',
    [integration_id],
  );
  expect(events.map((event) => event.event_type)).toEqual(['recovered', 'reconnected']);
});

it('records no failure when a refused token works after its refresh', async () => {
  const fixture = await working();
  const fresh = randomUUID();
  world.provider.alive.add(fresh);
  world.provider.alive.delete(fixture.token);
  world.integrations.on(fixture.integration.integration_id, (request) =>
    request.refused_version ? granted(request, fresh, 2) : granted(request, fixture.token, 1),
  );
  await waitUntil(() => world.provider.with(fresh) > 1);
  expect(await world.statusChanges(fixture)).toEqual([]);
});

it('runs each due probe once, with two processes', async () => {
  const due = await Promise.all(Array.from({ length: 5 }, seldomProbed));
  const ids = due.map(({ integration_id }) => integration_id);
  /** A probe has ended when its lease is gone and its next one is minutes away. */
  const allHaveEnded = () =>
    waitUntil(async () => {
      const ended = `select 1 from probe_schedule where integration_id = any($1) and lease is null
        and due_at > now() + interval '1 minute'`;
      return (await world.sql(ended, [ids])).length === ids.length;
    });
  const calls = () => due.map(({ token }) => world.provider.with(token));
  await allHaveEnded();
  const before = calls();
  await world.sql('update probe_schedule set due_at = now(), asked = true where integration_id = any($1)', [ids]);
  await allHaveEnded();
  // Another one has been probed three times since, so both processes have looked for due probes more than once.
  const other = await working();
  await waitUntil(() => world.provider.with(other.token) > 2);
  expect(calls()).toEqual(before.map((count) => count + 1));
});

it('records nothing for an unanswered lease, and our own fault for a lease that keeps failing', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  world.integrations.on(integration_id, unanswered);
  const asked = world.integrations.of(integration_id).length;
  await waitUntil(() => world.integrations.of(integration_id).length > asked + 1);
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy' });
  world.integrations.on(integration_id, failing);
  const { data } = await opened(fixture);
  expect(data).toMatchObject({ status_change: { cause: 'lease_failed', party_at_fault: 'us' } });
  world.integrations.on(integration_id, (request) => granted(request, fixture.token, 1));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved')[0]);
});

it.each([
  [429, 'a rate limit'],
  [423, 'a busy provider'],
])('does not count %i, %s', async (status) => {
  const fixture = await working();
  world.provider.statuses.set(fixture.token, status);
  const before = world.provider.with(fixture.token);
  await waitUntil(() => world.provider.with(fixture.token) > before + 3);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ status: 'healthy', failure_count: 0 });
});

it('does not probe an integration that is switched off or was never connected, and probes it again once it is on', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  await world.handled(
    await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, status: 'inactive', version: 2 }),
  );
  const never = await world.fixture({ integration: { ...dropbox, credential_version: 0 } });
  for (const id of [integration_id, never.integration.integration_id]) expect(await world.schedule(id)).toBeUndefined();
  const asked = world.integrations.of(integration_id).length;
  await world.publish(fixture.tenant, integrationUpdated, { ...fixture.integration, status: 'active', version: 3 });
  await waitUntil(() => world.integrations.of(integration_id).length > asked);
  expect(world.integrations.of(never.integration.integration_id)).toEqual([]);
});

it('refuses to start with a Redis that may evict jobs', async () => {
  const redis = new Redis(world.servers.redis.url);
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await expect(world.monitor()).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/);
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  redis.disconnect();
});
