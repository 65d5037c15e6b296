import { randomUUID } from 'node:crypto';
import { executionSucceeded, publishedSubject } from '@linesman/contracts';
import { notFound } from '@linesman/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { type ProviderCall, type ProviderReply, paid } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

const customers =
  (customer_id: string) =>
  (call: ProviderCall): ProviderReply =>
    call.path === '/v1/customers' ? { body: { object: 'customer', id: customer_id } } : paid(`pi_${randomUUID()}`);

const pay = (tenant: string, integration_id: string, customer_id: string) =>
  world.ask(tenant, {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: 100.0, currency: 'USD', customer_id },
    idempotency_key: `order-${randomUUID()}`,
  });

it('charges a customer of the platform under the id that the provider knows', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  const customer_id = randomUUID();
  world.leases.profile = () => ({ profile_id: 'cus_known' });
  world.provider.on(token, () => paid('pi_1'));
  const result = await world.resultOf(await pay(tenant, integration_id, customer_id));
  expect(result).toMatchObject({ type: 'execution_succeeded' });
  expect(world.provider.with(token)).toMatchObject([
    { path: '/v1/payment_intents', form: { amount: '10000', currency: 'usd', customer: 'cus_known' } },
  ]);
  const [row] = await world.sql<object>(`select * from executions where execution_id = '${result.data.execution_id}'`);
  expect(row).toMatchObject({
    parameters: { customer_id },
    customer_id,
    provider_customer_id: 'cus_known',
  });
});

it('makes a profile once for all requests for a customer, and charges it', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  const [customer_id, idempotency_key] = [randomUUID(), `customer-profile:${randomUUID()}`];
  const asked: object[] = [];
  const make = { idempotency_key, parameters: { name: 'TechCorp' } };
  world.leases.profile = (request) => (asked.push(request), { make });
  world.provider.on(token, customers('cus_new'));
  const payments = await Promise.all([1, 2, 3].map(() => pay(tenant, integration_id, customer_id)));
  const results = await Promise.all(payments.map((id) => world.resultOf(id)));
  expect(results.map(({ type }) => type)).toEqual(payments.map(() => 'execution_succeeded'));
  expect(asked[0]).toEqual({ tenant_id: tenant, integration_id, customer_id });
  const calls = world.provider.with(token);
  expect(calls.filter(({ path }) => path === '/v1/customers')).toHaveLength(1);
  const charged = calls.filter(({ path }) => path === '/v1/payment_intents');
  expect(charged.map(({ form }) => form.customer)).toEqual(['cus_new', 'cus_new', 'cus_new']);
  const profile = world.events.find(({ data }) => data.idempotency_key === idempotency_key);
  expect(profile).toMatchObject({ type: 'execution_succeeded', data: { output: { customer_id: 'cus_new' } } });
  // Integrations stores the id, so it has to hear of it although another service asked for the payment.
  const [kept] = await world.sql<{ subject: string }>(`select subject from outbox where id = '${profile!.id}'`);
  expect(kept!.subject).toBe(publishedSubject(executionSucceeded, 'integrations'));
});

it('charges nobody for a customer that does not exist, or whose profile the provider refuses', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.leases.profile = () => {
    throw notFound('customer');
  };
  const missing = await world.resultOf(await pay(tenant, integration_id, randomUUID()));
  expect(missing).toMatchObject({ type: 'execution_failed', data: { error: { code: 'customer_not_found' } } });
  const make = { idempotency_key: `customer-profile:${randomUUID()}`, parameters: { email: 'bob@techcorp.example' } };
  world.leases.profile = () => ({ make });
  const message = 'Invalid email address';
  world.provider.on(token, () => ({ status: 400, body: { error: { type: 'invalid_request_error', message } } }));
  const refused = await world.resultOf(await pay(tenant, integration_id, randomUUID()));
  expect(refused).toMatchObject({
    type: 'execution_failed',
    data: { error: { class: 'permanent', message: expect.stringContaining(message) as string } },
  });
  expect(world.provider.with(token).map(({ path }) => path)).toEqual(['/v1/customers']);
});
