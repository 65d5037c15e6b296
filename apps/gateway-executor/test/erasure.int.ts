import { randomUUID } from 'node:crypto';
import { customerDeleted, executionDataErased, integrationDeleted, tenantErased } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ParkingCustomers } from './parking-customer';
import { tell } from './schedule-customer';
import { startExecutor } from './start-executor';
import { contactsOf, paid, type ProviderReply } from './start-provider';
import { World } from './start-world';

const world = new World();
const parking = new ParkingCustomers(world);
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  await parking.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await parking.stop();
  await world.stop();
});

const receipt = (tenant: string) => waitUntil(() => world.eventsOf(executionDataErased, tenant)[0]?.data);

/** Deletes a customer with these integrations, and waits until that is done. */
async function erase(tenant: string, integration_ids: string[], customer_id = randomUUID()): Promise<void> {
  await tell(world, tenant, customerDeleted, { customer_id, erasure_id: randomUUID(), integration_ids });
  await receipt(tenant);
}

const rowOf = async (tenant: string) =>
  (
    await world.sql<object>(
      `select status, parameters, result, error, observation, reconcile_at from executions where tenant_id = '${tenant}'`,
    )
  )[0];

async function executed() {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contactsOf(1));
  const idempotency_key = `key-${tenant}`;
  await world.resultOf(await world.ask(tenant, { integration_id, idempotency_key, parameters: {} }));
  return { tenant, integration_id, token };
}

it('empties the executions of a deleted customer, and keeps the rows', async () => {
  const { tenant, integration_id } = await executed();
  // As if no stream had taken what tells of the execution.
  const aside = `update outbox set set_aside_at = now() where tenant_id = '${tenant}' and published_at is not null returning id`;
  const set_aside = await waitUntil(async () => (await world.sql(aside)).length);
  const erasure_id = randomUUID();
  await tell(world, tenant, customerDeleted, {
    customer_id: randomUUID(),
    erasure_id,
    integration_ids: [integration_id],
  });
  expect(await receipt(tenant)).toEqual({
    erasure_id,
    scope: 'customer',
    erased: { executions: 1, synced_records: 1, sync_runs: 1, schedules: 0, set_aside_events: set_aside },
  });
  const rows = await world.sql(
    `select status, parameters, result, error, observation, requested_by, idempotency_key is not null as keyed
     from executions where tenant_id = '${tenant}'`,
  );
  expect(rows).toEqual([
    {
      status: 'succeeded',
      parameters: {},
      result: null,
      error: null,
      observation: null,
      requested_by: '',
      keyed: true,
    },
  ]);
});

it.each<[string, ProviderReply]>([
  ['succeeded', paid('pi_1')],
  ['failed', { status: 402, body: { error: { type: 'card_error', message: 'The card of Bob Miller was declined.' } } }],
])(
  'stores no answer to a call that was under way when its customer was deleted and %s later',
  async (status, reply) => {
    const { tenant, integration_id, token } = world.customer('stripe');
    let answer = (): void => undefined;
    const deleted = new Promise<void>((resolve) => (answer = resolve));
    world.provider.on(token, () => deleted.then(() => reply));
    const id = await world.ask(tenant, {
      integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: 100, currency: 'usd' },
      idempotency_key: 'order-1',
    });
    await waitUntil(() => world.provider.with(token).length === 1);
    await erase(tenant, [integration_id]);
    answer();
    await world.resultOf(id);
    const erased = { parameters: {}, result: null, error: null, observation: null, reconcile_at: null };
    expect(await rowOf(tenant)).toEqual({ ...erased, status });
  },
);

it('asks no provider how an unknown write of a deleted customer ended, because its parameters are gone', async () => {
  const { tenant, integration_id, token } = world.customer('tracked');
  world.provider.on(token, () => ({ status: 502, body: {} }));
  const id = await world.ask(tenant, { integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'parcel-1' });
  expect(await world.resultOf(id)).toMatchObject({ type: 'execution_unknown' });
  await erase(tenant, [integration_id]);
  expect(await rowOf(tenant)).toMatchObject({ status: 'unknown', parameters: {}, reconcile_at: null });
});

it('ends what waits for its next attempt when its customer was deleted, and asks the provider no more', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => ({ status: 429, headers: { 'retry-after': '2' }, body: {} }));
  const id = await world.ask(tenant, {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: 100, currency: 'usd' },
    idempotency_key: 'order-1',
  });
  const waiting = `select 1 from executions where tenant_id = '${tenant}' and status = 'requested' and owner is null`;
  await waitUntil(async () => (await world.sql(waiting)).length === 1);
  await erase(tenant, [integration_id]);
  const { type, data } = await world.resultOf(id);
  expect([type, data]).toMatchObject(['execution_failed', { error: { code: 'customer_erased' } }]);
  expect(world.provider.with(token)).toHaveLength(1);
  expect(await rowOf(tenant)).toMatchObject({ status: 'failed', parameters: {}, error: null });
});

it('ends what was to be parked after its customer was deleted during the call', async () => {
  const stripe = parking.stripe();
  let answer = (): void => undefined;
  const deleted = new Promise<void>((resolve) => (answer = resolve));
  world.provider.on(stripe.token, () => deleted.then(() => ({ status: 401, body: { error: { message: 'No.' } } })));
  const id = await stripe.pay('order-1');
  await waitUntil(() => world.provider.with(stripe.token).length === 1);
  await erase(stripe.tenant, [stripe.integration_id]);
  answer();
  expect(await world.resultOf(id)).toMatchObject({
    type: 'execution_failed',
    data: { error: { code: 'customer_erased' } },
  });
  expect(await rowOf(stripe.tenant)).toMatchObject({ status: 'failed', error: null });
});

it('empties and ends what is parked for a deleted customer in an integration that stays, and says so', async () => {
  const stripe = parking.stripe();
  await stripe.breaks();
  const customer_id = randomUUID();
  const [id] = await stripe.parkAll(['order-1'], { parameters: { amount: 100, currency: 'usd', customer_id } });
  await waitUntil(() => stripe.told().at(-1)?.data.parked === 1);
  await erase(stripe.tenant, [], customer_id);
  expect(await rowOf(stripe.tenant)).toMatchObject({ status: 'failed', parameters: {}, error: null });
  // Whoever asked and whoever counts learn of it.
  const { type, data } = await world.resultOf(id!);
  expect([type, data]).toMatchObject(['execution_failed', { error: { code: 'customer_erased' } }]);
  expect(JSON.stringify(data)).not.toContain(customer_id);
  await waitUntil(() => stripe.told().at(-1)?.data.parked === 0);
});

it('deletes the records of a deleted integration, and keeps the history of its syncs', async () => {
  const { tenant, integration_id } = await executed();
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'] })}`;
  const count = async (list: string) => {
    const url = `/${list}?integration_id=${integration_id}`;
    return (await app.inject({ url, headers: { authorization } })).json<{ items: object[] }>().items.length;
  };
  expect(await count('synced-records')).toBe(1);
  await tell(world, tenant, integrationDeleted, { integration_id });
  await waitUntil(async () => (await count('synced-records')) === 0);
  expect(await count('sync-runs')).toBe(1);
});

it('erases the executions of a tenant, and of no other tenant', async () => {
  const [gone, stays] = [await executed(), await executed()];
  const erasure_id = randomUUID();
  await tell(world, gone.tenant, tenantErased, { erasure_id });
  expect(await receipt(gone.tenant)).toEqual({
    erasure_id,
    scope: 'tenant',
    erased: { executions: 1, sync_cursors: 1, sync_runs: 1, synced_records: 1 },
  });
  const rows = await world.sql<{ tenant_id: string }>(
    `select tenant_id from executions where tenant_id in ('${gone.tenant}', '${stays.tenant}')`,
  );
  expect(rows).toEqual([{ tenant_id: stays.tenant }]);
});
