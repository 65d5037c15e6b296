import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Fixture, World } from './start-world';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitUntil } from '@linesman/testing';

const world = new World();
let monitor: NestFastifyApplication;
let fixture: Fixture;
let stranger: Fixture;
const refused = { cause: 'refresh_refused', error_code: 'invalid_grant' } as const;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
  [fixture, stranger] = [await world.fixture(), await world.fixture()];
  await world.executed(fixture, refused);
  await world.executed(stranger, refused);
  await waitUntil(() => [fixture, stranger].every((it) => world.eventsOf(it, 'risk_signal_opened').length === 1));
  // A monitor without replicas begins to compare at its start, and one comparison goes on at a time.
  await waitUntil(async () => (await get('/internal/replicas/rebuild', 'admin')).body.ended_at !== null);
});
afterAll(() => world.stop());

async function get(
  path: string,
  role: string | undefined = 'csm',
  tenant = fixture.tenant,
  method: 'GET' | 'POST' = 'GET',
) {
  const token = role && (await world.issuer.token({ tenant, roles: [role] }));
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const response = await monitor.inject({ method, url: path, headers });
  return {
    status: response.statusCode,
    body: response.json<{ items: Record<string, unknown>[]; next_cursor?: string; ended_at?: string | null }>(),
  };
}

/** Compares the replicas with the snapshot. */
async function rebuild(): Promise<object> {
  const path = '/internal/replicas/rebuild';
  expect(await get(path, 'admin', fixture.tenant, 'POST')).toMatchObject({ status: 202 });
  const ended = await waitUntil(async () => {
    const { body } = await get(path, 'admin');
    return body.ended_at ? body : undefined;
  });
  return ended;
}

it('protects every table with a tenant by row-level security', async () => {
  const all = await world.sql<{ table: string; forced: boolean; staff_only: boolean }>(
    `select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
       not has_table_privilege('status_monitor_app', c.oid, 'select, insert, update, delete') as staff_only
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'status_monitor'::regnamespace`,
  );
  // The tenant of a dead letter is unverified, so the app role may not access dead letters at all.
  expect(all.filter((it) => !it.forced)).toEqual([{ table: 'dead_letters', forced: false, staff_only: true }]);
  const tables = all.filter((it) => it.forced);
  expect(tables.map((it) => it.table).sort()).toEqual([
    'call_buckets',
    'call_days',
    'call_hours',
    'customers_copy',
    'deferred',
    'erased_tenants',
    'failure_hours',
    'inbox',
    'integration_events',
    'integration_health',
    'integrations_copy',
    'measured_problems',
    'outage_members',
    'outage_tenants',
    'outbox',
    'probe_schedule',
    'probe_successes',
    'provider_canaries',
    'replica_rebuilds',
    'reported_attempts',
    'risk_signals',
    'severity_policies',
    'shadow_rules',
    'shadow_signals',
    'staff_signals',
    'stored_observations',
    'support_tickets',
    'sync_hours',
    'sync_rhythms',
    'tenant_zones',
    'usage_prices',
    'webhook_endpoints',
    'webhook_hours',
  ]);
  const client = new Client({ connectionString: world.servers.postgres.role('status-monitor', 'app') });
  await client.connect();
  for (const { table } of tables) {
    const readable = await client.query(`select has_table_privilege($1, 'select') as yes`, [`status_monitor.${table}`]);
    if (!(readable.rows[0] as { yes: boolean }).yes) continue;
    await client.query('begin');
    expect((await client.query(`select 1 from status_monitor.${table}`)).rowCount).toBe(0);
    await client.query(`select set_config('app.tenant', $1, true)`, [fixture.tenant]);
    const rows = (await client.query(`select distinct tenant_id from status_monitor.${table}`)).rows as object[];
    expect(rows.every((row) => (row as { tenant_id: string }).tenant_id === fixture.tenant)).toBe(true);
    await client.query('rollback');
  }
  const foreign = client.query(
    `insert into status_monitor.integration_events (tenant_id, integration_type, integration_id, event_type) values ($1, 'x', $1, 'x')`,
    [stranger.tenant],
  );
  await expect(foreign).rejects.toThrow(/row-level security/);
  await client.end();
});

it('shows a tenant only its own health, events and signals', async () => {
  const health = await get('/integration-health');
  expect(health.body.items).toMatchObject([
    { integration_id: fixture.integration.integration_id, status: 'disconnected' },
  ]);
  const { integration_id } = stranger.integration;
  expect((await get(`/integration-events?integration_id=${integration_id}`)).body.items).toEqual([]);
  expect((await get(`/risk-signals?integration_id=${integration_id}`)).body.items).toEqual([]);
  const [theirs] = await world.signals(stranger);
  expect((await get(`/risk-signals/${theirs!.signal_id as string}`)).status).toBe(404);
  const [mine] = await world.signals(fixture);
  expect((await get(`/risk-signals/${mine!.signal_id as string}`, 'member')).body).toMatchObject({
    severity: 'critical',
  });
});

it('names the invalid field, and refuses callers without a token or role', async () => {
  expect(await get('/risk-signals?status=closed')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'status' }] },
  });
  expect(await get('/integration-events')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'integration_id' }] },
  });
  expect(await get('/risk-signals?cursor=abc')).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } });
  expect((await get('/risk-signals', '')).status).toBe(401);
  expect((await get('/internal/replicas/rebuild', 'csm', fixture.tenant, 'POST')).status).toBe(403);
});

it('lists every event once, page by page', async () => {
  for (let n = 0; n < 6; n++)
    await world.executed(fixture, {
      ...refused,
      error_code: `E${n}`,
      started_at: new Date(Date.now() + n).toISOString(),
    });
  const list = `/integration-events?integration_id=${fixture.integration.integration_id}`;
  await waitUntil(async () => (await get(`${list}&limit=200`)).body.items.length === 8);
  const ids: unknown[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const { body } = await get(`${list}&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
    ids.push(...body.items.map((item) => item.id));
    cursor = body.next_cursor;
  }
  expect(new Set(ids).size).toBe(8);
  expect(ids).toHaveLength(8);
});

it('repairs replicas from the snapshot: a missing one, and one of a deleted integration', async () => {
  const integration = { ...fixture.integration, integration_id: randomUUID(), name: 'Missed', version: 4 };
  const customer = { ...fixture.customer, version: 1 };
  const unchanged = [fixture, stranger].map((it) => ({ tenant_id: it.tenant, integration: it.integration }));
  const gone = await world.fixture();
  const missed = { tenant_id: fixture.tenant, integration };
  world.integrations.snapshot = [{ tenant_id: fixture.tenant, customer }, ...unchanged, missed];
  expect(await rebuild()).toMatchObject({ read: 4, drifted: 2 });
  expect(await rebuild()).toMatchObject({ read: 4, drifted: 0 });
  expect(await world.health(integration.integration_id)).toMatchObject({ status: 'healthy', credential_version: 1 });
  const late = await world.executed(gone, refused);
  await world.handled(late);
  expect(await world.signals(gone)).toEqual([]);
});

it('learns unknown credentials from the snapshot, and counts known ones as no difference', async () => {
  const renewed = await world.fixture();
  const { integration_id } = renewed.integration;
  await world.handled(await world.reconnected(renewed, 2));
  const others = world.integrations.snapshot!;
  const rebuildWith = (version: number) => {
    const integration = { ...renewed.integration, credential_version: version, version };
    world.integrations.snapshot = [...others, { tenant_id: renewed.tenant, integration }];
    return rebuild();
  };
  expect(await rebuildWith(2)).toMatchObject({ read: others.length + 1, drifted: 0 });
  await waitUntil(() => world.integrations.of(integration_id).length > 0);
  const probed = world.integrations.of(integration_id).length;
  expect(await rebuildWith(3)).toMatchObject({ drifted: 1 });
  expect(await world.health(integration_id)).toMatchObject({ credential_version: 3 });
  await waitUntil(() => world.integrations.of(integration_id).length > probed);
  expect(await rebuildWith(3)).toMatchObject({ drifted: 0 });
});

it('goes on from the page where a process died, and repairs what is left', async () => {
  const [before, rest] = [world.integrations.snapshot!.slice(0, 2), world.integrations.snapshot!.slice(2)];
  const missed = rest.map(({ tenant_id, integration }) => ({
    tenant_id,
    integration: { ...integration!, version: integration!.version + 1, name: 'Changed' },
  }));
  world.integrations.snapshot = [...before, ...missed];
  world.integrations.answersPages = 2;
  await get('/internal/replicas/rebuild', 'admin', fixture.tenant, 'POST');
  await waitUntil(
    async () => ((await get('/internal/replicas/rebuild', 'admin')).body as { read?: number }).read === 2,
  );
  await world.stopMonitors();
  // As a process leaves it that is killed.
  await world.sql(`update replica_rebuilds set holder = gen_random_uuid(), held_until = clock_timestamp()`);
  world.integrations.answersPages = Infinity;
  world.integrations.pagesAsked.length = 0;
  monitor = await world.monitor();
  const read = before.length + missed.length;
  await waitUntil(async () => (await get('/internal/replicas/rebuild', 'admin')).body.ended_at);
  expect((await get('/internal/replicas/rebuild', 'admin')).body).toMatchObject({ read, drifted: missed.length });
  expect(world.integrations.pagesAsked[0]).toBe('2');
});

it('learns the settings of tenants from the snapshot, also at the start after an earlier release', async () => {
  const others = world.integrations.snapshot!;
  const severity_policy = [true, false].map(
    (is_critical) => ({ is_critical, arr_from: 0, disconnected: 'high', degraded: 'low' }) as const,
  );
  const settings = { tenant_id: fixture.tenant, settings: { time_zone: 'Europe/Berlin', severity_policy, version: 3 } };
  world.integrations.snapshot = [...others, settings];
  expect(await rebuild()).toMatchObject({ read: others.length + 1, drifted: 1 });
  expect(await rebuild()).toMatchObject({ drifted: 0 });
  const zone = async () =>
    (await world.sql('select time_zone, version from tenant_zones where tenant_id = $1', [fixture.tenant]))[0];
  expect(await zone()).toEqual({ time_zone: 'Europe/Berlin', version: 3 });
  const policy = async () =>
    (await world.sql('select policy, version from severity_policies where tenant_id = $1', [fixture.tenant]))[0];
  expect(await policy()).toEqual({ policy: severity_policy, version: 3 });
  // As it is where an earlier release has taken the event.
  await world.sql('update severity_policies set policy = null, version = 2 where tenant_id = $1', [fixture.tenant]);
  expect(await rebuild()).toMatchObject({ drifted: 1 });
  expect(await policy()).toEqual({ policy: severity_policy, version: 3 });

  await world.stopMonitors();
  await world.sql('delete from tenant_zones');
  await world.sql('update replica_rebuilds set has_settings = false');
  monitor = await world.monitor();
  await waitUntil(zone);
  // A comparison that is stopped goes on where it was.
  await waitUntil(async () => (await get('/internal/replicas/rebuild', 'admin')).body.ended_at);
  world.integrations.snapshot = others;
});

it('fills empty replicas from the snapshot at start', async () => {
  await world.stopMonitors();
  for (const table of ['integrations_copy', 'customers_copy']) await world.sql(`delete from ${table}`);
  world.integrations.snapshot = undefined;
  monitor = await world.monitor();
  world.integrations.snapshot = [
    { tenant_id: fixture.tenant, customer: fixture.customer },
    { tenant_id: fixture.tenant, integration: fixture.integration },
  ];
  await waitUntil(async () => (await world.sql('select 1 from integrations_copy')).length === 1);
});
