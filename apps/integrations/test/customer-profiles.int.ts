import { randomUUID } from 'node:crypto';
import {
  customerProfile,
  type CustomerProfileAnswer,
  executionFailed,
  type ExecutionRef,
  executionSucceeded,
} from '@linesman/contracts';
import { Database, one } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import { lockName } from '../src/lock-name';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;
let accounts = 0;

useWorld((it) => (world = it));

/** A tenant with a customer and an integration with Stripe. */
async function seller() {
  const [tenant, customer_id, account] = [newTenant(), randomUUID(), `acct_profile${++accounts}`];
  const customer = { name: 'TechCorp', technical_contact: { name: 'Bob', email: 'bob@techcorp.example' } };
  const put = (more: object = {}) => world.ask(tenant, 'PUT', `/customers/${customer_id}`, { ...customer, ...more });
  await put();
  const integration_id = String((await stripe(world, tenant, newKey(world, account))).body.integration_id);
  const executor = world.rpcAs('gateway-executor');
  const asked = { tenant_id: tenant, integration_id, customer_id };
  const ask = (more: object = {}): Promise<CustomerProfileAnswer> =>
    executor.call(customerProfile, { ...asked, ...more }, 60_000);
  const idsOf = async () =>
    (await world.ask(tenant, 'GET', `/customers/${customer_id}`)).body.external_ids as Record<string, string>;
  return { tenant, customer_id, account, integration_id, put, ask, idsOf };
}

const executed = (integration_id: string, idempotency_key: string): ExecutionRef => ({
  execution_id: randomUUID(),
  integration_id,
  connection_code: 'stripe',
  capability_code: 'CREATE_CUSTOMER_PROFILE',
  capability_version: 1,
  idempotency_key,
});

it('takes the id for the account, otherwise the one for the provider', async () => {
  const { put, ask, account } = await seller();
  await put({ external_ids: { stripe: 'cus_any' } });
  expect(await ask()).toEqual({ profile_id: 'cus_any' });
  await put({ external_ids: { stripe: 'cus_any', [`stripe:${account}`]: 'cus_1' } });
  expect(await ask()).toEqual({ profile_id: 'cus_1' });
  await expect(ask({ customer_id: randomUUID() })).rejects.toMatchObject({ document: { status: 404 } });
});

it('says how to make a profile, the same to everybody, and keeps its id for ever', async () => {
  const { tenant, customer_id, account, integration_id, put, ask, idsOf } = await seller();
  const name = `stripe:${account}`;
  // One that waits too long for the others is told to ask again.
  const asks = [{}, { payer: { email: 'ada@techcorp.example' } }, {}].map((more) => waitUntil(() => ask(more)));
  const answers = await Promise.all(asks);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const idempotency_key = `customer-profile:${name}:${customer_id}`;
  expect(answers[0]).toMatchObject({ make: { idempotency_key, parameters: { name: 'TechCorp' } } });
  const done = { ...executed(integration_id, idempotency_key), output: { customer_id: 'cus_7' } };
  await world.publish(executionSucceeded, tenant, done.execution_id, done);
  await waitUntil(async () => (await idsOf())[name] === 'cus_7');
  expect(await ask()).toEqual({ profile_id: 'cus_7' });
  await waitUntil(() => world.eventsAbout(customer_id, 'customer_upserted').length === 2);
  expect(world.eventsAbout(customer_id, 'customer_upserted').at(-1)).toMatchObject({
    aggregateversion: 2,
    data: { external_ids: { [name]: 'cus_7' } },
  });
  // The platform replaces the customer and knows nothing of the id.
  await put({ external_ids: { salesforce: '001x' } });
  expect(await idsOf()).toEqual({ salesforce: '001x', [name]: 'cus_7' });
  await put({ external_ids: { [name]: 'cus_8' } });
  expect(await ask()).toEqual({ profile_id: 'cus_8' });
});

it('allows another attempt under another key after a failed one', async () => {
  const { tenant, customer_id, account, integration_id, put, ask } = await seller();
  const idempotency_key = (await ask()).make!.idempotency_key;
  const error = { class: 'permanent', cause: 'bad_request', code: '400', message: 'Invalid email' } as const;
  const failed = { ...executed(integration_id, idempotency_key), error };
  await world.publish(executionFailed, tenant, failed.execution_id, failed);
  const next = `customer-profile:stripe:${account}:${customer_id}#2`;
  await put({ name: 'TechCorp Ltd' });
  const after = await waitUntil(async () => {
    const { make } = await ask();
    return make?.idempotency_key === next && make;
  });
  expect(after.parameters).toMatchObject({ name: 'TechCorp Ltd' });
});

it('forgets the profiles of an erased customer', async () => {
  const { tenant, customer_id, ask } = await seller();
  await ask();
  await world.ask(tenant, 'DELETE', `/customers/${customer_id}`);
  expect(await world.sql('select 1 from customer_profiles where customer_id = $1', [customer_id])).toEqual([]);
});

it('keeps no row locked from an erasure while it waits for the erasure to end', async () => {
  const { tenant, customer_id, integration_id, ask, idsOf } = await seller();
  const { idempotency_key } = (await ask()).make!;
  const name = `customer ${tenant} ${customer_id}`;
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
    and objid = (hashtext($1)::bigint & 4294967295)::oid`;
  await world.app.get(Database).inTenant(tenant, async (tx) => {
    await lockName(tx, name);
    const done = { ...executed(integration_id, idempotency_key), output: { customer_id: 'cus_9' } };
    await world.publish(executionSucceeded, tenant, done.execution_id, done);
    await waitUntil(async () => (await world.sql(waiting, [name])).length === 1);
    const profile = 'select 1 from customer_profiles where customer_id = $1 for update nowait';
    expect(await one(tx, profile, [customer_id])).toBeDefined();
  });
  await waitUntil(async () => Object.values(await idsOf()).includes('cus_9'));
});
