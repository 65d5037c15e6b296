import { randomUUID } from 'node:crypto';
import { schemaDrift } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { saveOne } from '../src/ledger/write-many.system';
import { schema } from '../src/schema';
import { startExecutor } from './start-executor';
import { contacts, paid } from './start-provider';
import { type ResultEvent, World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const payment = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: 100, currency: 'usd' } };

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

it('has tables that agree with its entities', async () => {
  expect(await schemaDrift(schema, world.owner())).toEqual([]);
});

it('has row-level security on every table with a tenant, and lets the app role read no other table', async () => {
  const tables = await world.sql<{ name: string; walled: boolean }>(
    `select relname as name, relrowsecurity and relforcerowsecurity as walled from pg_class
     where relnamespace = 'gateway_executor'::regnamespace and relkind in ('r', 'p')`,
    'owner',
  );
  const open = tables.filter((table) => !table.walled).map((table) => table.name);
  expect(open.sort()).toEqual(['dead_letters', 'handler_attempts', 'migrations']);
  await expect(world.sql('select * from executions', 'app')).resolves.toEqual([]);
  await expect(world.sql('select * from dead_letters', 'app')).rejects.toThrow(/permission denied/);
});

it('finds the row of a success by its id, also with a plan that was made while the ledger was empty', async () => {
  const client = new Client({ connectionString: world.servers.postgres.role('gateway-executor', 'system') });
  await client.connect();
  try {
    await client.query(
      `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set search_path = gateway_executor`,
    );
    await client.query(`prepare save_success as ${saveOne.text}`);
    const nulls = Array.from({ length: 16 }, () => 'null').join(', ');
    const { rows } = await client.query(`explain execute save_success (${nulls})`);
    expect(JSON.stringify(rows)).toContain('Index Scan using executions_pkey');
  } finally {
    await client.end();
  }
});

it('observes how many requests of the day are left, and which permission is missing', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const headers = { 'sforce-limit-info': 'api-usage=12450/15000' };
  world.provider.on(token, () => ({ ...contacts, headers }));
  const { data } = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(data.observation).toMatchObject({ outcome: 'success', daily_requests: { left: 2_550, limit: 15_000 } });
  const body = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }];
  const challenge = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="api"' };
  world.provider.on(token, () => ({ status: 403, headers: { ...headers, ...challenge }, body }));
  const refused = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(refused.data.observation).toMatchObject({
    cause: 'insufficient_scope',
    missing_scope: 'api',
    daily_requests: { left: 2_550, limit: 15_000 },
  });
});

it('publishes what a capability returned, with the observation of the call', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const id = await world.ask(tenant, { integration_id });
  const event = await world.resultOf(id);
  expect(event).toMatchObject({
    type: 'execution_succeeded',
    tenantid: tenant,
    correlationid: `of-${id}`,
    aggregateversion: 1,
    data: {
      integration_id,
      connection_code: 'salesforce',
      capability_code: 'SYNC_CONTACTS',
      capability_version: 1,
      output: { rows: 0, complete: true },
      observation: {
        source: 'execution',
        outcome: 'success',
        http_status: 200,
        part: 'SYNC_CONTACTS',
        credential_version: 3,
      },
    },
  });
  expect(event.data.observation!.latency_ms).toBeGreaterThan(0);
});

it('charges once when the same request comes twice at the same moment', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_1'));
  const request = { ...payment, integration_id, idempotency_key: 'order-7' };
  await Promise.all([world.ask(tenant, request), world.ask(tenant, request), world.ask(tenant, request)]);
  await waitUntil(() => world.events.some((event) => event.tenantid === tenant));
  const last = await world.ask(tenant, { ...payment, integration_id, idempotency_key: 'order-8' });
  await world.resultOf(last);
  const about = world.events.filter((event) => event.data.idempotency_key === 'order-7' && event.tenantid === tenant);
  expect(about.map((event) => event.type)).toEqual(['execution_succeeded']);
  expect(world.provider.with(token)).toHaveLength(2);
  expect(world.provider.with(token)[0]!.idempotency_key).toBe(about[0]!.data.execution_id);
});

it('executes a read without a key once when its command is delivered again', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const id = await world.ask(tenant, { integration_id });
  await world.resultOf(id);
  await world.ask(tenant, { integration_id, envelope: { id } });
  await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(world.provider.with(token)).toHaveLength(2);
  expect(world.events.filter((event) => event.causationid === id)).toHaveLength(1);
});

it('refuses another request under the same key', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_2'));
  await world.resultOf(await world.ask(tenant, { ...payment, integration_id, idempotency_key: 'k' }));
  const other = { ...payment, integration_id, idempotency_key: 'k', parameters: { amount: 999, currency: 'usd' } };
  await expect(world.resultOf(await world.ask(tenant, other))).resolves.toMatchObject({
    type: 'execution_failed',
    data: { idempotency_key: 'k', error: { class: 'permanent', code: 'idempotency_conflict' } },
  });
  expect(world.provider.with(token)).toHaveLength(1);
});

it.each([
  ['a write without a key', 'stripe', payment, 'idempotency_key_required'],
  [
    'parameters that do not fit',
    'stripe',
    { ...payment, idempotency_key: 'x', parameters: { amount: 0, currency: 'usd' } },
    'invalid_parameters',
  ],
  ['a capability that its connection does not have', 'salesforce', payment, 'unknown_capability'],
  [
    'a deadline that has passed',
    'salesforce',
    { deadline: new Date(Date.now() - 1_000).toISOString() },
    'deadline_passed',
  ],
] as const)('fails %s without calling anybody', async (_, connection, asked, code) => {
  const { tenant, integration_id, token } = world.customer(connection);
  const event = await world.resultOf(await world.ask(tenant, { ...asked, integration_id }));
  expect(event).toMatchObject({ type: 'execution_failed', data: { integration_id, error: { code } } });
  expect(event.data.observation).toBeUndefined();
  expect(world.provider.with(token)).toHaveLength(0);
});

it('fails when there is no such integration', async () => {
  const event = await world.resultOf(await world.ask(randomUUID(), { integration_id: randomUUID() }));
  expect(event.data.error).toMatchObject({ class: 'permanent', code: 'integration_not_found' });
});

it('retries a transient failure, and then publishes the success', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => (world.provider.with(token).length < 3 ? busy : contacts));
  const event = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(event.type).toBe('execution_succeeded');
  expect(world.provider.with(token)).toHaveLength(3);
  const [row] = await world.sql<{ attempts: number }>(
    `select attempts from executions where execution_id = '${event.data.execution_id}'`,
  );
  expect(row).toEqual({ attempts: 3 });
});

it('publishes each failed attempt once, with versions without a gap', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => (world.provider.with(token).length < 4 ? busy : contacts));
  const id = await world.ask(tenant, { integration_id, deadline: later(5) });
  await world.resultOf(id);
  const events = about(id);
  expect(events.map(({ type }) => type)).toEqual([
    'execution_attempt_failed',
    'execution_attempt_failed',
    'execution_attempt_failed',
    'execution_succeeded',
  ]);
  expect(events.map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
  expect(events.slice(0, 3).map(({ data }) => data)).toMatchObject(
    [1, 2, 3].map((attempt) => ({
      attempt,
      error: { cause: 'server_error' },
      observation: { source: 'execution', outcome: 'failure', cause: 'server_error', http_status: 503 },
    })),
  );
});

it('keeps the last error of the provider when the deadline comes first, and observes it once', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => busy);
  const id = await world.ask(tenant, { integration_id, deadline: later(5) });
  await waitUntil(() => about(id).length > 0);
  // The deadline passes while the execution waits for its next attempt.
  await world.sql(`update executions set deadline = now() where tenant_id = '${tenant}'`);
  const { type, data } = await world.resultOf(id);
  expect(type).toBe('execution_failed');
  expect(data.error).toMatchObject({ class: 'transient', cause: 'server_error', remedy: 'wait_for_provider' });
  expect(data.error).not.toHaveProperty('reconnect_url');
  const observations = about(id).flatMap((event) => event.data.observation ?? []);
  expect(observations).toHaveLength(world.provider.with(token).length);
});

it('waits as long as a provider asks, and fails at the deadline of the caller', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => ({
    status: 429,
    headers: { 'retry-after': '20' },
    body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'too many' }],
  }));
  const deadline = new Date(Date.now() + 15_000).toISOString();
  await expect(world.resultOf(await world.ask(tenant, { integration_id, deadline }))).resolves.toMatchObject({
    type: 'execution_failed',
    data: {
      error: { class: 'transient', cause: 'rate_limited' },
      observation: { outcome: 'failure', http_status: 429 },
    },
  });
  expect(world.provider.with(token)).toHaveLength(1);
});

it('retries without Redis, because the sweeper finds the rows', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => (world.provider.with(token).length < 2 ? busy : contacts));
  await world.servers.redis.kill();
  try {
    const id = await world.ask(tenant, { integration_id });
    await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
    const ready = await app.inject({ url: '/health/ready' });
    expect({ code: ready.statusCode, ...ready.json<object>() }).toEqual({
      code: 200,
      status: 'degraded',
      dependencies: {
        postgres: 'up',
        nats: 'up',
        outbox: 'up',
        streams: 'up',
        redis: expect.stringMatching(/^down/) as string,
      },
      degraded: ['redis'],
    });
  } finally {
    await world.servers.redis.restart();
  }
  await waitUntil(async () => (await app.inject({ url: '/health/ready' })).json<{ status: string }>().status === 'up');
});

const about = (command: string): ResultEvent[] =>
  world.events
    .filter(({ causationid }) => causationid === command)
    .sort((a, b) => a.aggregateversion! - b.aggregateversion!);
