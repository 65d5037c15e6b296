import { type ExecuteAnswer, integrationDeleted } from '@linesman/contracts';
import { Forgetting } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MOST_OF_AN_INTEGRATION } from '../src/ledger/record-parking';
import { ParkingCustomers } from './parking-customer';
import { tell } from './schedule-customer';
import { startExecutor } from './start-executor';
import { paid } from './start-provider';
import { World } from './start-world';

const world = new World();
const customers = new ParkingCustomers(world);
let app: NestFastifyApplication;
let integrations: NatsConnection;

beforeAll(async () => {
  await world.start();
  await customers.start();
  integrations = await connect(world.servers.nats.user('integrations'));
  app = await startExecutor(world);
});
afterAll(async () => {
  await customers.stop();
  await integrations?.close();
  await app?.close();
  await world.stop();
});

it('fails at once what could not run either once it works again', async () => {
  const of = customers.stripe();
  await of.breaks();
  const wrong = await of.pay('order-1', { parameters: { amount: 'a lot' } });
  await expect(world.resultOf(wrong)).resolves.toMatchObject({ data: { error: { code: 'invalid_parameters' } } });
  const stranger = await of.pay('order-2', { on_behalf_of: { subject: 'nobody', roles: ['member'] } });
  await expect(world.resultOf(stranger)).resolves.toMatchObject({ data: { error: { code: 'not_permitted' } } });
  expect(await of.parked()).toBe(0);
});

it('refuses clearly beyond the most that may wait for one integration', async () => {
  const of = customers.stripe();
  await of.breaks();
  await of.parkAll(['order-1']);
  await world.sql(
    `insert into executions (execution_id, tenant_id, idempotency_key, request_hash, integration_id, capability_code,
       parameters, requested_by, correlation_id, status, deadline, created_at, park_until, accepted_at)
     select gen_random_uuid(), tenant_id, 'many-' || n, '', integration_id, capability_code, '{}', requested_by, correlation_id,
       status, deadline, created_at, park_until, accepted_at
     from executions, generate_series(2, ${MOST_OF_AN_INTEGRATION}) n where integration_id = '${of.integration_id}'`,
  );
  const id = await of.pay('one-more');
  await expect(world.resultOf(id)).resolves.toMatchObject({
    type: 'execution_failed',
    data: { error: { code: 'too_many_parked', cause: 'api_key_rejected' } },
  });
});

it('answers a caller that waits that its request is parked, and the same again when it asks again', async () => {
  const of = customers.stripe();
  await of.breaks();
  const ask = async () => {
    const pattern = 'rpc.execution.execute.integrations';
    const data = {
      tenant_id: of.tenant,
      integration_id: of.integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: 100, currency: 'usd' },
      idempotency_key: 'order-1',
      park: true,
    };
    const reply = await integrations.request(pattern, JSON.stringify({ pattern, data, id: '1' }), { timeout: 60_000 });
    return reply.json<{ response: ExecuteAnswer }>().response;
  };
  const first = await ask();
  expect(first).toMatchObject({ status: 'parked', error: { code: 'integration_disconnected' } });
  expect(await ask()).toEqual(first);
  world.provider.on(of.token, () => paid('pi_7'));
  await of.recovers();
  await waitUntil(async () => (await ask()).status === 'succeeded');
  expect(of.paid()).toEqual([first.execution_id]);
});

it('fails what waits for an integration that is deleted', async () => {
  const of = customers.stripe();
  await of.breaks();
  const [id] = await of.parkAll(['order-1']);
  world.leases.on(of.integration_id, () => {
    throw notFound('integration');
  });
  const { tenant, integration_id } = of;
  await tell(world, tenant, integrationDeleted, { integration_id, connection_code: 'stripe' });
  await expect(world.resultOf(id!)).resolves.toMatchObject({ type: 'execution_failed' });
});

it('deletes the line of a deleted integration after some days, and makes none again of news that come late', async () => {
  const of = customers.stripe();
  await of.breaks();
  const { tenant, integration_id } = of;
  await tell(world, tenant, integrationDeleted, { integration_id, connection_code: 'stripe' });
  const lines = () =>
    world.sql<{ health: string; deleted: boolean }>(
      `select health, deleted_at is not null as deleted from parked_lines where integration_id = '${integration_id}'`,
    );
  await waitUntil(async () => (await lines())[0]?.deleted);
  await of.changes('healthy', 'disconnected');
  // Comes after it in the same stream.
  await customers.stripe().breaks();
  expect(await lines()).toEqual([{ health: 'healthy', deleted: true }]);
  await world.sql(
    `set app.tenant = '${tenant}';
     update parked_lines set deleted_at = now() - interval '15 days' where integration_id = '${integration_id}'`,
    'app',
  );
  await app.get(Forgetting, { strict: false }).run();
  expect(await lines()).toEqual([]);
});
