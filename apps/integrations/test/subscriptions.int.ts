import { randomUUID } from 'node:crypto';
import { executionFailed, executionSucceeded, executionUnknown, PLATFORM_TENANT } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { commandsAbout, tellSubscription } from './platform';
import { newTenant, useWorld, type World } from './start-world';
import { execution, reached, serve, setStatus, setupOf, succeed, types } from './subscribing';

let world: World;

useWorld((it) => (world = it));

const error = { class: 'permanent', cause: 'api_key_rejected', code: '401', message: 'Invalid API Key' } as const;

it('requests a customer profile from the tenant’s default, and publishes when it exists', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  const id = await tellSubscription(world, tenant);
  await reached(world, tenant, id, 'requested');
  await waitUntil(async () => (await commandsAbout(world, id)).length === 1);
  const [command] = await commandsAbout(world, id);
  expect(command).toMatchObject({
    subject: 'commands.execution.requested.v1.integrations',
    envelope: {
      tenantid: tenant,
      source: '/integrations',
      data: {
        integration_id,
        capability_code: 'CREATE_CUSTOMER_PROFILE',
        parameters: { email: 'bob@techcorp.example', name: 'TechCorp' },
        idempotency_key: `subscription:${id}`,
      },
    },
  });
  const failed = { ...execution(integration_id, `subscription:${id}`), error: { ...error, class: 'unknown' as const } };
  await world.publish(executionUnknown, tenant, failed.execution_id, failed);
  await reached(world, tenant, id, 'unknown');
  expect(await world.ask(tenant, 'POST', `/subscriptions/${id}/payment-setup/retry`)).toMatchObject({ status: 409 });
  await succeed(world, tenant, integration_id, `subscription:${id}`, 'cus_1');
  await reached(world, tenant, id, 'succeeded');
  expect(await setupOf(world, tenant, id)).toMatchObject({ level: 'tenant', profile_id: 'cus_1', error: null });
  await waitUntil(() => types(world, id).length === 2);
  expect(types(world, id)).toEqual(['1 payment_integration_resolved', '2 subscription_payment_ready']);
});

it('acts once, even if a subscription is announced again', async () => {
  const tenant = newTenant();
  await serve(world, tenant);
  const id = await tellSubscription(world, tenant);
  await Promise.all([1, 2, 3].map(() => tellSubscription(world, tenant, { subscription_id: id })));
  const last = await tellSubscription(world, tenant);
  await reached(world, tenant, last, 'requested');
  await waitUntil(async () => (await commandsAbout(world, last)).length === 1);
  expect(await commandsAbout(world, id)).toHaveLength(1);
  expect(types(world, id)).toEqual(['1 payment_integration_resolved']);
});

it('explains that no integration serves, and on retry uses the one that serves then', async () => {
  const tenant = newTenant();
  const id = await tellSubscription(world, tenant);
  await waitUntil(() => types(world, id).length === 1);
  expect(world.eventsAbout(id)[0]).toMatchObject({
    type: 'payment_integration_unresolved',
    data: { reason: expect.stringContaining('Link one with is_default') as string },
  });
  const retry = () => world.ask(tenant, 'POST', `/subscriptions/${id}/payment-setup/retry`);
  const integration_id = await serve(world, tenant);
  expect(await retry()).toMatchObject({ status: 202, body: { status: 'requested', attempt: 1 } });
  const failed = { ...execution(integration_id, `subscription:${id}`), error };
  await world.publish(executionFailed, tenant, failed.execution_id, failed);
  await reached(world, tenant, id, 'failed');
  expect(await retry()).toMatchObject({ status: 202, body: { idempotency_key: `subscription:${id}#2`, error: null } });
  await waitUntil(() => types(world, id).length === 4);
  expect(types(world, id)).toEqual([
    '1 payment_integration_unresolved',
    '2 payment_integration_resolved',
    '3 subscription_payment_failed',
    '4 payment_integration_resolved',
  ]);
});

it('executes with the platform’s integration in the platform’s name, and publishes to the tenant', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, PLATFORM_TENANT);
  const id = await tellSubscription(world, tenant);
  await reached(world, tenant, id, 'requested');
  const key = `subscription:${tenant}:${id}`;
  await waitUntil(async () => (await commandsAbout(world, id)).length === 1);
  const [command] = await commandsAbout(world, id);
  expect(command!.envelope).toMatchObject({
    tenantid: PLATFORM_TENANT,
    data: { integration_id, idempotency_key: key },
  });
  await succeed(world, newTenant(), integration_id, key, 'cus_forged');
  await succeed(world, PLATFORM_TENANT, integration_id, key, 'cus_2');
  await reached(world, tenant, id, 'succeeded');
  expect(await setupOf(world, tenant, id)).toMatchObject({ level: 'platform', profile_id: 'cus_2' });
  await world.ask(PLATFORM_TENANT, 'DELETE', `/integrations/${integration_id}`);
});

it('waits while the default is in error, tells it, and goes on by itself when the default works again', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  await setStatus(world, tenant, integration_id, 'error', 'Stripe does not accept the API key.');
  const id = await tellSubscription(world, tenant);
  await reached(world, tenant, id, 'waiting');
  expect(await setupOf(world, tenant, id)).toMatchObject({
    integration_id,
    reason: 'Stripe does not accept the API key.',
    attempt: 0,
    command_id: null,
  });
  await waitUntil(() => types(world, id).length === 1);
  expect(types(world, id)).toEqual(['1 subscription_payment_waiting']);
  expect(await commandsAbout(world, id)).toEqual([]);
  await setStatus(world, tenant, integration_id, 'active');
  await reached(world, tenant, id, 'requested');
  expect(await setupOf(world, tenant, id)).toMatchObject({
    reason: null,
    attempt: 1,
    idempotency_key: `subscription:${id}`,
  });
  await waitUntil(() => types(world, id).length === 2);
  expect(types(world, id)).toEqual(['1 subscription_payment_waiting', '2 payment_integration_resolved']);
});

const billing = { amount: '100.00', currency: 'USD', interval: 'month', starts_on: '2027-01-01' } as const;
const payer = { email: 'bob@techcorp.example', name: 'TechCorp' };

it('requests recurring billing once, for the customer if the tenant has it, and publishes what bills', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  const customer_id = randomUUID();
  const unknown = await tellSubscription(world, tenant, { billing, customer_id });
  await waitUntil(async () => (await commandsAbout(world, unknown)).length === 1);
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const id = await tellSubscription(world, tenant, { billing, customer_id });
  await waitUntil(async () => (await commandsAbout(world, id)).length === 1);
  const commands = [...(await commandsAbout(world, unknown)), ...(await commandsAbout(world, id))];
  expect(commands.map(({ envelope }) => envelope.data)).toMatchObject([
    { integration_id, capability_code: 'CREATE_SUBSCRIPTION', parameters: { ...billing, payer } },
    {
      integration_id,
      capability_code: 'CREATE_SUBSCRIPTION',
      parameters: { ...billing, customer_id, payer },
      idempotency_key: `subscription:${id}`,
    },
  ]);
  expect(commands[0]!.envelope.data.parameters).not.toHaveProperty('customer_id');
  const output = { billing_id: 'sub_sched_1', customer_id: 'cus_1', status: 'not_started' };
  const done = { ...execution(integration_id, `subscription:${id}`), output };
  await world.publish(executionSucceeded, tenant, done.execution_id, done);
  await reached(world, tenant, id, 'succeeded');
  expect(await setupOf(world, tenant, id)).toMatchObject({ billing, billing_id: 'sub_sched_1', profile_id: 'cus_1' });
  await waitUntil(() => types(world, id).length === 2);
  expect(world.eventsAbout(id).at(-1)).toMatchObject({
    type: 'subscription_payment_ready',
    data: { billing_id: 'sub_sched_1', profile_id: 'cus_1' },
  });
});

it('waits with the billing while the default is in error, and requests it when the default works again', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  await setStatus(world, tenant, integration_id, 'error', 'Stripe does not accept the API key.');
  const id = await tellSubscription(world, tenant, { billing });
  await reached(world, tenant, id, 'waiting');
  expect(await commandsAbout(world, id)).toEqual([]);
  await setStatus(world, tenant, integration_id, 'active');
  await reached(world, tenant, id, 'requested');
  await waitUntil(async () => (await commandsAbout(world, id)).length === 1);
  const [command] = await commandsAbout(world, id);
  expect(command!.envelope.data).toMatchObject({ capability_code: 'CREATE_SUBSCRIPTION', parameters: billing });
});

it('says that the default cannot bill, and requests nothing', async () => {
  const tenant = newTenant();
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'salesforce', name: 'CRM' });
  const integration_id = String(made.body.integration_id);
  await setStatus(world, tenant, integration_id, 'active');
  const link = { integration_id, purpose: 'payment_processing', is_default: true };
  await world.ask(tenant, 'POST', `/entities/tenant/${tenant}/integrations`, link);
  const id = await tellSubscription(world, tenant, { billing });
  await waitUntil(() => types(world, id).length === 1);
  expect(world.eventsAbout(id)[0]).toMatchObject({
    type: 'payment_integration_unresolved',
    data: { reason: expect.stringContaining('cannot set up recurring billing') as string },
  });
  expect(await setupOf(world, tenant, id)).toMatchObject({ status: 'unresolved', command_id: null });
});

it('waits too if the executor found the default in error before it sent anything', async () => {
  const tenant = newTenant();
  const integration_id = await serve(world, tenant);
  const id = await tellSubscription(world, tenant);
  await reached(world, tenant, id, 'requested');
  await setStatus(world, tenant, integration_id, 'error', 'Invalid API Key');
  const message = 'This integration is disconnected. Invalid API Key';
  const refused = { class: 'transient', cause: 'busy', code: 'integration_disconnected', message } as const;
  const failed = { ...execution(integration_id, `subscription:${id}`), error: refused };
  await world.publish(executionFailed, tenant, failed.execution_id, failed);
  await reached(world, tenant, id, 'waiting');
  expect(await setupOf(world, tenant, id)).toMatchObject({ reason: message });
  await setStatus(world, tenant, integration_id, 'active');
  await reached(world, tenant, id, 'requested');
  expect(await setupOf(world, tenant, id)).toMatchObject({ idempotency_key: `subscription:${id}#2`, error: null });
});
