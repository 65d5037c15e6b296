import { randomUUID } from 'node:crypto';
import { integrationUpdated, type LeaseRequest } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { failing, granted, unanswered } from './integrations-stub';
import { type Line, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  // Nobody asks for a probe here: what happens, happens on the schedule of two copies.
  await Promise.all([1, 2].map(() => world.monitor({ PROBE_INTERVALS: '{"dropbox":1}' })));
});
afterAll(() => world.stop());

const dropbox = { connection_code: 'dropbox', name: 'Files' } as const;

/** A connected Dropbox whose token works, probed at least once. */
async function working(): Promise<Line & { token: string }> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  const line = await world.line({ integration: { ...dropbox, integration_id } });
  await waitUntil(async () => (await world.health(integration_id))?.last_successful_sync);
  return { ...line, token };
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

const opened = (line: Line) => waitUntil(() => world.about(line, 'risk_signal_opened')[0]);

it('finds a dead grant on its schedule, without any traffic, after one forced refresh', async () => {
  const line = await working();
  const { integration_id } = line.integration;
  world.integrations.on(integration_id, refusedOnRenewal(line.token));
  world.provider.alive.delete(line.token);
  const { data } = await opened(line);
  expect(data).toMatchObject({
    connection_name: 'Dropbox',
    status_change: { cause: 'refresh_refused', detected_by: 'probe', error_code: 'invalid_grant' },
  });
  expect(world.integrations.of(integration_id)).toContainEqual({
    tenant_id: line.tenant,
    integration_id,
    purpose: 'probe',
    refused_version: 1,
  });
});

it('verifies a reconnect at once, though the next probe is far away', async () => {
  const line = await working();
  const { integration_id } = line.integration;
  world.integrations.on(integration_id, refusedOnRenewal(line.token));
  world.provider.alive.delete(line.token);
  await opened(line);
  const token = randomUUID();
  world.provider.alive.add(token);
  await world.sql(`update integration_health set next_probe_at = now() + interval '1 hour' where integration_id = $1`, [
    integration_id,
  ]);
  world.integrations.on(integration_id, (request) => granted(request, token, 2));
  await world.reconnected(line, 2);
  const end = await waitUntil(() => world.about(line, 'risk_signal_resolved')[0]);
  expect(end.data).toMatchObject({ resolution: 'verified' });
  const events = await world.sql<{ event_type: string }>(
    'select event_type from integration_events where integration_id = $1 order by created_at desc limit 2',
    [integration_id],
  );
  expect(events.map((event) => event.event_type)).toEqual(['recovered', 'reconnected']);
});

it('sees nothing wrong when a token that was refused works after its refresh', async () => {
  const line = await working();
  const fresh = randomUUID();
  world.provider.alive.add(fresh);
  world.provider.alive.delete(line.token);
  world.integrations.on(line.integration.integration_id, (request) =>
    request.refused_version ? granted(request, fresh, 2) : granted(request, line.token, 1),
  );
  await waitUntil(() => world.provider.with(fresh) > 1);
  expect(world.about(line, 'integration_status_changed')).toEqual([]);
});

it('runs each due probe once, however many copies there are', async () => {
  const line = await working();
  const { integration_id } = line.integration;
  const schedule = (at: string) =>
    world.sql(`update integration_health set next_probe_at = ${at} where integration_id = $1`, [integration_id]);
  /** Another line that has been probed three times since: the sweepers of both copies have looked more than once. */
  const sweeps = async () => {
    const other = await working();
    await waitUntil(() => world.integrations.of(other.integration.integration_id).length > 2);
  };
  await schedule('null');
  await sweeps();
  const before = world.integrations.of(integration_id).length;
  await schedule('now()');
  // Taken off the schedule by the statement that finds it claimed: a look and then a write could be an interval apart.
  await waitUntil(async () => {
    const claimed = await world.sql(
      `update integration_health set next_probe_at = null where integration_id = $1 and next_probe_at > now() returning 1`,
      [integration_id],
    );
    return claimed.length === 1;
  });
  await sweeps();
  expect(world.integrations.of(integration_id)).toHaveLength(before + 1);
});

it('takes an unanswered lease for no news, and an answered failure that stays for our own fault', async () => {
  const line = await working();
  const { integration_id } = line.integration;
  world.integrations.on(integration_id, unanswered);
  const asked = world.integrations.of(integration_id).length;
  await waitUntil(() => world.integrations.of(integration_id).length > asked + 1);
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy' });
  world.integrations.on(integration_id, failing);
  const { data } = await opened(line);
  expect(data).toMatchObject({ status_change: { cause: 'lease_failed', party_at_fault: 'us' } });
  world.integrations.on(integration_id, (request) => granted(request, line.token, 1));
  await waitUntil(() => world.about(line, 'risk_signal_resolved')[0]);
});

it.each([
  [429, 'a limit on requests'],
  [423, 'a provider that is busy'],
])('does not count %i, %s', async (status) => {
  const line = await working();
  world.provider.statuses.set(line.token, status);
  const before = world.provider.with(line.token);
  await waitUntil(() => world.provider.with(line.token) > before + 3);
  expect(await world.health(line.integration.integration_id)).toMatchObject({ status: 'healthy', failure_count: 0 });
});

it('does not probe what is switched off or was never connected, and does again once it is on', async () => {
  const line = await working();
  const { integration_id } = line.integration;
  await world.handled(
    await world.tell(line.tenant, integrationUpdated, { ...line.integration, status: 'inactive', version: 2 }),
  );
  const never = await world.line({ integration: { ...dropbox, credential_version: 0 } });
  expect(await world.health(integration_id)).toMatchObject({ next_probe_at: null });
  expect(await world.health(never.integration.integration_id)).toMatchObject({ next_probe_at: null });
  const asked = world.integrations.of(integration_id).length;
  await world.tell(line.tenant, integrationUpdated, { ...line.integration, status: 'active', version: 3 });
  await waitUntil(() => world.integrations.of(integration_id).length > asked);
  expect(world.integrations.of(never.integration.integration_id)).toEqual([]);
});

it('refuses to start on a Redis that would throw jobs away', async () => {
  const { Redis } = await import('ioredis');
  const redis = new Redis(world.servers.redis.url);
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await expect(world.monitor()).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/);
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  redis.disconnect();
});
