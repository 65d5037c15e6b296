import { randomUUID } from 'node:crypto';
import { capabilities, execute, type ExecuteAnswer, type ExecuteRequest } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { rpcStub } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { newTenant, World } from './start-world';

let world: World;
let executor: NatsConnection;
let catalog: NatsConnection;
const asked: ExecuteRequest[] = [];
let answer: ExecuteAnswer | Problem;
/** The service follows the clock of the database, which may be so far from this process's. */
const APART_MS = 2_000;

const succeeded: ExecuteAnswer = {
  execution_id: randomUUID(),
  status: 'succeeded',
  connection_code: 'stripe',
  attempts: 1,
  output: { payment_id: 'pi_1' },
};

beforeAll(async () => {
  world = await World.start();
  executor = await connect(world.servers.nats.user('gateway-executor-rpc'));
  await rpcStub(executor, execute, (request) => {
    asked.push(request);
    if (answer instanceof Problem) throw answer;
    return answer;
  });
  catalog = await connect(world.servers.nats.user('catalog-rpc'));
  const capabilityOf = (capability_code: string) => ({
    connection_code: 'stripe',
    capability_code,
    capability_version: 1,
    description: 'Does it.',
    removed: false,
    version: 1,
  });
  await rpcStub(catalog, capabilities, () => ({
    capabilities: ['PROCESS_PAYMENT', 'SYNC_TRANSACTIONS', 'SEND_FLOWERS'].map(capabilityOf),
  }));
});
afterAll(async () => {
  await Promise.all([executor?.close(), catalog?.close()]);
  await world.stop();
});

async function stripe(tenant: string): Promise<string> {
  const body = { connection_code: 'stripe', name: 'Primary', credentials: { secret_key: 'sk_test_1' } };
  const made = await world.ask(tenant, 'POST', '/integrations', body);
  expect(made.status).toBe(201);
  return made.body.integration_id as string;
}

it('forwards a request in the name of the caller', async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  answer = succeeded;
  const body = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: 100 }, idempotency_key: 'order-1' };
  const done = await world.ask(tenant, 'POST', `/integrations/${integration_id}/execute`, body, 'csm');
  expect(done).toMatchObject({ status: 200, body: succeeded });
  expect(asked.at(-1)).toMatchObject({
    ...body,
    tenant_id: tenant,
    integration_id,
    on_behalf_of: { roles: ['csm'], subject: expect.any(String) as string },
  });
});

it('waits half a minute, or for wait_seconds while the execution continues', async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  answer = succeeded;
  /** Whether a request asks for an answer after so many seconds, whenever it was handled. */
  const asksFor = async (more: object, deadlineIn?: number, answerIn?: number): Promise<boolean> => {
    const body = { capability_code: 'PROCESS_PAYMENT', parameters: {}, idempotency_key: 'order-2', ...more };
    const from = Date.now();
    await world.ask(tenant, 'POST', `/integrations/${integration_id}/execute`, body);
    const to = Date.now();
    const isIn = (at: string | undefined, seconds: number | undefined): boolean =>
      at === undefined || seconds === undefined
        ? at === seconds
        : Date.parse(at) >= from + seconds * 1_000 - APART_MS && Date.parse(at) <= to + seconds * 1_000 + APART_MS;
    const { deadline, answer_by } = asked.at(-1)!;
    return isIn(deadline, deadlineIn) && isIn(answer_by, answerIn);
  };
  expect(await asksFor({}, 30)).toBe(true);
  expect(await asksFor({ timeout_seconds: 100 }, 100)).toBe(true);
  expect(await asksFor({ timeout_seconds: 100, wait_seconds: 8 }, 100, 8)).toBe(true);
  expect(await asksFor({ wait_seconds: 8 }, undefined, 8)).toBe(true);
});

it("returns the executor's problem unchanged", async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  const reconnect_url = 'http://console/integrations/1';
  answer = new Problem(424, 'integration-disconnected', 'It is disconnected.', { reconnect_url });
  const body = { capability_code: 'PROCESS_PAYMENT', parameters: {} };
  const refused = await world.ask(tenant, 'POST', `/integrations/${integration_id}/execute`, body);
  expect(refused).toMatchObject({
    status: 424,
    body: {
      type: 'urn:linesman:problem:integration-disconnected',
      detail: 'It is disconnected.',
      reconnect_url,
    },
  });
});

it('says in the header Retry-After when a provider that fails is asked again', async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  const advice = { cause: 'server_error', remedy: 'wait_for_provider', retry_after: 4 };
  answer = new Problem(503, 'provider-unavailable', 'Stripe fails at the moment, so no call was made.', advice);
  const body = { capability_code: 'PROCESS_PAYMENT', parameters: {} };
  const refused = await world.ask(tenant, 'POST', `/integrations/${integration_id}/execute`, body);
  expect(refused).toMatchObject({
    status: 503,
    body: { type: 'urn:linesman:problem:provider-unavailable', ...advice },
  });
  expect(refused.headers['retry-after']).toBe('4');
});

it('does not call the executor for an integration of another tenant, or without a capability', async () => {
  const integration_id = await stripe(newTenant());
  const before = asked.length;
  const body = { capability_code: 'PROCESS_PAYMENT', parameters: {} };
  const path = `/integrations/${integration_id}/execute`;
  await expect(world.ask(newTenant(), 'POST', path, body)).resolves.toMatchObject({ status: 404 });
  await expect(world.ask(newTenant(), 'POST', path, { parameters: {} })).resolves.toMatchObject({ status: 400 });
  expect(asked).toHaveLength(before);
});

it('lists what an integration can do, and whether a gateway performs it', async () => {
  const tenant = newTenant();
  const integration_id = await stripe(tenant);
  const listed = await world.ask(tenant, 'GET', `/integrations/${integration_id}/capabilities`, undefined, 'member');
  expect(listed.body.items).toMatchObject([
    { capability_code: 'PROCESS_PAYMENT', kind: 'write', executable: true },
    { capability_code: 'SYNC_TRANSACTIONS', kind: 'read', sync: { direction: 'inbound', object: 'transaction' } },
    { capability_code: 'SEND_FLOWERS', executable: false },
  ]);
});
