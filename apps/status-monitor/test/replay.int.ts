import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CheckReplays } from '../src/replay/check-replays.system';
import type { ReplayView } from '../src/replay/replay.dto';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

async function replay(integrationId: string, { role = 'admin', from = inMinutes(-60), to = inMinutes(60) } = {}) {
  const authorization = `Bearer ${await world.issuer.token({ tenant: randomUUID(), roles: [role] })}`;
  const url = `/internal/integrations/${integrationId}/replay?from=${from}&to=${to}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<ReplayView>() };
}

const storedRows = ({ integration }: Fixture) =>
  world.sql<{ recorded_at: Date; runs: { observations: object[] }[] }>(
    'select recorded_at, runs from stored_observations where integration_id = $1 order by recorded_at',
    [integration.integration_id],
  );

/** One after the other, each in a transaction of its own. */
async function lives(fixture: Fixture, ...causes: (undefined | 'timeout' | 'refresh_refused')[]): Promise<void> {
  for (const cause of causes) await world.handled(await world.executed(fixture, cause ? { cause } : {}));
}

it('gives the transitions that happened, and stores no row for calls that work', async () => {
  const fixture = await world.fixture();
  await lives(fixture, undefined, undefined, undefined);
  expect(await storedRows(fixture)).toEqual([]);
  await lives(fixture, 'timeout', undefined, 'timeout', 'timeout', undefined, undefined, 'refresh_refused');
  await world.handled(await world.reconnected(fixture, 2));
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  await waitUntil(async () => (await world.health(fixture.integration.integration_id))?.status === 'healthy');

  const { status, body } = await replay(fixture.integration.integration_id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ tenant_id: fixture.tenant, connection_code: 'salesforce', differences: [] });
  const shown = body.replayed.map(({ old_status, new_status, cause }) => [old_status, new_status, cause]);
  expect(shown.slice(0, 4)).toEqual([
    ['healthy', 'disconnected', 'timeout'],
    ['disconnected', 'healthy', undefined],
    ['healthy', 'disconnected', 'refresh_refused'],
    ['disconnected', 'healthy', undefined],
  ]);
  expect(body.stored.map(({ old_status, new_status, cause }) => [old_status, new_status, cause])).toEqual(shown);
  expect(body.observations).toBe(
    (await storedRows(fixture)).flatMap(({ runs }) => runs.flatMap((it) => it.observations)).length,
  );
});

it('shows and counts what differs', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await lives(fixture, 'refresh_refused');
  await waitUntil(async () => (await world.signals(fixture)).length === 1);
  const span = { from: new Date(inMinutes(-60)), to: new Date(inMinutes(60)) };
  const check = monitor.get(CheckReplays);
  expect(await check.check(span)).toBe(0);
  await world.sql(
    `update integration_events set error_details = jsonb_set(error_details, '{cause}', '"timeout"')
     where integration_id = $1 and event_type = 'disconnected'`,
    [integration_id],
  );
  const { body } = await replay(integration_id);
  expect(body.differences).toMatchObject([
    { only_in: 'stored', new_status: 'disconnected', cause: 'timeout' },
    { only_in: 'replayed', new_status: 'disconnected', cause: 'refresh_refused' },
  ]);
  expect(await check.check(span)).toBe(2);
});

it('compares nothing that happened before observations were stored', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  await lives(fixture, 'refresh_refused');
  await world.sql(
    `update integration_events set created_at = created_at - interval '10 minutes' where integration_id = $1`,
    [integration_id],
  );
  await world.sql(`delete from stored_observations where integration_id = $1`, [integration_id]);
  const { body } = await replay(integration_id);
  expect(body).toMatchObject({ stored_since: null, replayed: [], differences: [] });
  expect(body.stored.length).toBeGreaterThan(0);
});

it('is for staff, of integrations that exist, over 31 days at most', async () => {
  const { integration } = await world.fixture();
  expect((await replay(integration.integration_id, { role: 'tenant_admin' })).status).toBe(403);
  expect((await replay(randomUUID())).status).toBe(404);
  expect((await replay(integration.integration_id, { from: inMinutes(-32 * 24 * 60) })).status).toBe(400);
});
