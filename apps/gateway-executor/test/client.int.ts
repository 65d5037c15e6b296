import { randomUUID } from 'node:crypto';
import { createClient, type IntegrationStatusChanged, type LinesmanClient, LinesmanError } from '@linesman/client';
import { PLATFORM_TENANT, type ResolveDefaultRequest } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
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
  const client = await createClient({ nats: nats ?? world.servers.nats.user('platform'), token, tenant_id });
  opened.push(client);
  return client;
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

it('continues after the timeout, and says that it is in progress', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  world.provider.on(token, async () => (await held, paid('pi_3')));
  const asked = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'order-3' } as const;
  const client = await billing(tenant);
  await client.executeAsync(asked);
  await waitUntil(() => world.provider.with(token).length === 1);
  await expect(client.execute({ ...asked, timeout_ms: 5_000 })).rejects.toMatchObject({ type: 'in-progress' });
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

it('receives the changes of its own tenant over a shared connection, until it stops', async () => {
  const [mine, other] = [randomUUID(), randomUUID()];
  const shared = await connect(world.servers.nats.user('platform'));
  const monitor = await connect(world.servers.nats.user('status-monitor'));
  const heard: IntegrationStatusChanged[] = [];
  const client = await billing(mine, shared);
  const stop = await client.onStatusChanged((change) => void heard.push(change));
  const tell = async (tenantid: string, new_status: string) => {
    const event = { tenantid, data: { integration_id: randomUUID(), new_status } };
    monitor.publish('events.status-monitor.integration.status_changed.v1', JSON.stringify(event));
    await monitor.flush();
  };
  await tell(other, 'connected');
  await tell(mine, 'disconnected');
  await waitUntil(() => heard.length > 0);
  expect(heard).toMatchObject([{ new_status: 'disconnected' }]);
  stop();
  await client.close();
  expect(shared.isClosed()).toBe(false);
  await Promise.all([shared.close(), monitor.close()]);
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

it('rejects with 503 when it cannot reach Linesman', async () => {
  const nats = { servers: '127.0.0.1:1', reconnect: false, timeout: 1_000 };
  const unreachable = createClient({ nats, token: () => Promise.resolve(''), tenant_id: randomUUID() });
  await expect(unreachable).rejects.toMatchObject({ name: 'LinesmanError', status: 503, type: 'service-unavailable' });
});
