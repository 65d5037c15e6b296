import { randomUUID } from 'node:crypto';
import { createClient, type LinesmanClient, LinesmanError } from '@linesman/client';
import { PLATFORM_TENANT, type ResolveDefaultRequest } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { contacts, paid } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
const opened: LinesmanClient[] = [];

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await Promise.all(opened.map((client) => client.close()));
  await app?.close();
  await world.stop();
});

async function billing(tenant_id: string, nats?: NatsConnection, subject = 'billing'): Promise<LinesmanClient> {
  const token = () => world.issuer.token({ tenant: tenant_id, roles: ['service'], subject });
  const client = await createClient({
    nats: nats ?? world.servers.nats.user('platform'),
    token,
    tenant_id,
    notice: () => {},
  });
  opened.push(client);
  return client;
}

async function storedCommands(): Promise<number> {
  const connection = await connect(world.servers.nats.user('gateway-executor'));
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const { state } = await manager.streams.info('COMMANDS');
  await connection.close();
  return state.messages;
}

const parameters = { amount: 100, currency: 'usd' };

it('charges a customer once and answers with the payment', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_1'));
  const client = await billing(tenant);
  const charge = () =>
    client.execute({ integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-1' });
  const first = await charge();
  expect(first).toMatchObject({ status: 'succeeded', output: { payment_id: 'pi_1' } });
  await expect(charge()).resolves.toEqual(first);
  expect(world.provider.with(token)).toHaveLength(1);
});

it('executes the requested version, and needs no parameters if none are required', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const client = await billing(tenant);
  const asked = { integration_id, capability_code: 'SYNC_CONTACTS' as const };
  await expect(client.execute({ ...asked, capability_version: 1 })).resolves.toMatchObject({ status: 'succeeded' });
  await expect(client.execute({ ...asked, capability_version: 2 })).rejects.toMatchObject({
    status: 404,
    type: 'unknown-capability',
  });
});

it('rejects with a status and a type when Linesman refuses a request', async () => {
  const { tenant, integration_id } = world.customer('stripe');
  const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', idempotency_key: 'order-2' } as const;
  const wrong = (await billing(tenant)).execute({ ...asked, parameters: { amount: -1, currency: 'usd' } });
  await expect(wrong).rejects.toBeInstanceOf(LinesmanError);
  await expect(wrong).rejects.toMatchObject({ status: 400, type: 'invalid-parameters' });
  const marketing = await billing(tenant, undefined, 'marketing');
  await expect(marketing.execute({ ...asked, parameters })).rejects.toMatchObject({
    status: 403,
    type: 'not-permitted',
  });
});

it('continues after the timeout, and says that it runs', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  world.provider.on(token, async () => (await held, paid('pi_3')));
  const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-3' } as const;
  const client = await billing(tenant);
  await client.executeAsync(asked);
  await waitUntil(() => world.provider.with(token).length === 1);
  await expect(client.execute({ ...asked, timeout_ms: 500 })).resolves.toMatchObject({ status: 'running' });
  release();
  await waitUntil(async () => {
    const answer = await client.execute(asked).catch(() => undefined);
    return answer?.status === 'succeeded';
  });
  expect(world.provider.with(token)).toHaveLength(1);
});

it('stores a command once for its idempotency key, and returns the correlation id of its result', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_4'));
  const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-4' } as const;
  const client = await billing(tenant);
  const first = await client.executeAsync(asked);
  const again = await client.executeAsync(asked);
  expect([first.duplicate, again.duplicate]).toEqual([false, true]);
  expect(again.correlation_id).toBe(first.correlation_id);
  await expect(world.resultOf(first.command_id)).resolves.toMatchObject({
    type: 'execution_succeeded',
    correlationid: first.correlation_id,
  });
  const other = await client.executeAsync({ ...asked, parameters: { amount: 5, currency: 'usd' } });
  expect(other.duplicate).toBe(false);
  await expect(world.resultOf(other.command_id)).resolves.toMatchObject({ type: 'execution_failed' });
});

it('finds the default integration of an entity, and charges through it', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  const entity = { entity_type: 'subscription', entity_id: 'sub_1', customer_id: randomUUID() };
  const purpose = 'payment_processing';
  const asked: ResolveDefaultRequest[] = [];
  const found = { integration_id, connection_code: 'stripe', level: 'customer', status: 'active' } as const;
  const resolved = { ...found, tenant_id: tenant };
  world.leases.resolve = (request) => (asked.push(request), { resolved, passed_over: [] });
  world.provider.on(token, () => paid('pi_5'));
  const client = await billing(tenant);
  await expect(client.resolveDefault({ entity, purpose })).resolves.toEqual(resolved);
  expect(asked).toEqual([{ ...entity, purpose, tenant_id: tenant }]);
  const order = { entity, purpose, capability_code: 'PROCESS_PAYMENT', parameters } as const;
  const charge = client.execute({ ...order, idempotency_key: 'order-5' });
  await expect(charge).resolves.toMatchObject({ status: 'succeeded', output: { payment_id: 'pi_5' } });
  const { command_id } = await client.executeAsync({ ...order, idempotency_key: 'order-6' });
  await expect(world.resultOf(command_id)).resolves.toMatchObject({ data: { integration_id } });

  world.leases.resolve = () => ({ resolved: { ...found, tenant_id: PLATFORM_TENANT }, passed_over: [] });
  const platforms = client.execute({ ...order, idempotency_key: 'order-7' });
  await expect(platforms).rejects.toMatchObject({ status: 403, type: 'platform-integration' });
  const passed_over = [{ integration_id, level: 'tenant', status: 'inactive' } as const];
  world.leases.resolve = () => ({ passed_over });
  const none = client.execute({ ...order, idempotency_key: 'order-8' });
  await expect(none).rejects.toMatchObject({ status: 404, type: 'no-default', problem: { passed_over } });
});

it("syncs with a user's own integration of a connection", async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const entity = { entity_type: 'user', entity_id: 'auth0|mia' };
  const named = { entity, purpose: 'data_sync', connection_code: 'salesforce' };
  const asked: ResolveDefaultRequest[] = [];
  const found = { integration_id, connection_code: 'salesforce', level: 'entity', status: 'active' } as const;
  world.leases.resolve = (request) => (
    asked.push(request),
    { resolved: { ...found, tenant_id: tenant }, passed_over: [] }
  );
  world.provider.on(token, () => contacts);
  const client = await billing(tenant);
  const run = client.execute({ ...named, capability_code: 'SYNC_CONTACTS' });
  await expect(run).resolves.toMatchObject({ status: 'succeeded' });
  expect(asked).toEqual([{ ...entity, purpose: 'data_sync', connection_code: 'salesforce', tenant_id: tenant }]);
});

it('refuses a bad token to the caller of a command, and stores nothing', async () => {
  const { tenant, integration_id } = world.customer('stripe');
  const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-9' } as const;
  const nats = world.servers.nats.user('platform');
  const before = await storedCommands();
  for (const token of [
    () => Promise.resolve('nonsense'),
    () => world.issuer.token({ tenant: randomUUID(), roles: ['service'], subject: 'billing' }),
    () => world.issuer.token({ tenant, roles: ['member'], subject: 'ann' }),
  ]) {
    const client = await createClient({ nats, token, tenant_id: tenant });
    opened.push(client);
    await expect(client.executeAsync(asked)).rejects.toMatchObject({ status: 403, type: 'refused-caller' });
  }
  expect(await storedCommands()).toBe(before);
});

it('executes a command with the grants of the service that sent it', async () => {
  const { tenant, integration_id } = world.customer('stripe');
  const marketing = await billing(tenant, undefined, 'marketing');
  const asked = {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters,
    idempotency_key: 'order-10',
  } as const;
  const { command_id } = await marketing.executeAsync(asked);
  const ended = await world.resultOf(command_id);
  expect(ended).toMatchObject({ type: 'execution_failed', data: { error: { code: 'not_permitted' } } });
});

it('tells a wrong password from a server that is away', async () => {
  const token = () => Promise.resolve('');
  const tenant_id = randomUUID();
  const away = createClient({ nats: { servers: '127.0.0.1:1', timeout: 1_000 }, token, tenant_id });
  await expect(away).rejects.toMatchObject({ name: 'LinesmanError', status: 503, type: 'service-unavailable' });
  const nats = { ...world.servers.nats.user('platform'), pass: 'wrong' };
  const refused = createClient({ nats, token, tenant_id });
  await expect(refused).rejects.toMatchObject({ name: 'LinesmanError', status: 401, type: 'password-refused' });
});

it('goes on by itself however long NATS is away, and says so', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_11'));
  const notices: string[] = [];
  const client = await createClient({
    nats: { ...world.servers.nats.user('platform'), reconnectTimeWait: 5 },
    token: () => world.issuer.token({ tenant, roles: ['service'], subject: 'billing' }),
    tenant_id: tenant,
    notice: ({ type }) => notices.push(type),
  });
  opened.push(client);
  await world.servers.nats.stop();
  await waitUntil(() => notices.includes('disconnected'));
  const asked = {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters,
    idempotency_key: 'order-11',
  } as const;
  const early = client.execute({ ...asked, idempotency_key: 'order-12', timeout_ms: 1 });
  await expect(early).rejects.toMatchObject({ name: 'LinesmanError', status: 504 });
  await world.servers.nats.restart();
  await waitUntil(() => notices.includes('reconnected'));
  await waitUntil(async () => {
    const answer = await client.execute(asked).catch(() => undefined);
    return answer?.status === 'succeeded';
  });
  expect(world.provider.with(token)).toHaveLength(1);
});
