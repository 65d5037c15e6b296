import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ForgetAnswers } from '../src/ledger/forget-answers.system';
import { type Ask, rpcCallers } from './rpc-callers';
import { startExecutor } from './start-executor';
import { contacts, paid } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
let callers: Awaited<ReturnType<typeof rpcCallers>>;
let call: typeof callers.call;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
  callers = await rpcCallers(world);
  call = callers.call;
});
afterAll(async () => {
  await callers?.close();
  await app?.close();
  await world.stop();
});

const payment = {
  capability_code: 'PROCESS_PAYMENT',
  parameters: { amount: 100, currency: 'usd' },
};

it('executes a capability and answers with its outcome', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_1'));
  const asked = { integration_id, ...payment, idempotency_key: 'order-1' };
  const first = await call('platform', tenant, asked);
  expect(first.response).toMatchObject({ status: 'succeeded', output: { payment_id: 'pi_1' }, attempts: 1 });
  const again = await call('platform', tenant, asked);
  expect(again.response).toEqual(first.response);
  expect(world.provider.with(token)).toHaveLength(1);
});

it('shows a stored answer to no caller without a grant', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_secret'));
  const asked = { integration_id, ...payment, idempotency_key: 'order-guessed' };
  await expect(call('platform', tenant, asked)).resolves.toMatchObject({ response: { status: 'succeeded' } });
  const search = await world.issuer.token({ tenant, roles: ['service'], subject: 'search' });
  for (const more of [{}, { answer_by: new Date().toISOString() }]) {
    const { err, response } = await call('platform', tenant, { ...asked, ...more, token: search });
    expect([response, err?.status]).toEqual([undefined, 403]);
  }
});

it('leaves out fields that the contract does not name, and ends a deadline after a day', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let payments = 0;
  world.provider.on(token, () => paid(`pi_own_${++payments}`));
  const far = new Date(Date.now() + 365 * 86_400_000).toISOString();
  const foreign = { command_id: randomUUID(), deadline: far } as Ask;
  for (const idempotency_key of ['order-a', 'order-b'])
    await call('platform', tenant, { integration_id, ...payment, idempotency_key, ...foreign });
  expect(payments).toBe(2);
  const rows = await world.sql<{ command_id: string | null; late: boolean }>(
    `select command_id, deadline > created_at + interval '25 hours' as late from executions where tenant_id = '${tenant}'`,
  );
  expect(rows).toEqual(Array(2).fill({ command_id: null, late: false }));
});

it('waits for retries, up to the deadline', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  let calls = 0;
  world.provider.on(token, () => (++calls < 3 ? { status: 503, body: [] } : contacts));
  const { response } = await call('platform', tenant, { integration_id, capability_code: 'SYNC_CONTACTS' });
  expect(response).toMatchObject({ status: 'succeeded', attempts: 3 });
});

it('answers although the output is larger than a message, and keeps it in the ledger', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ body: { label: '漢'.repeat(689_000) } }));
  const asked = { integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'large' };
  const { response } = await call('platform', tenant, asked);
  expect(response).toMatchObject({ status: 'succeeded', output_left_out: 'too_large' });
  expect(response!.output).toBeUndefined();
  const event = await waitUntil(() => world.events.find(({ subject }) => subject === response!.execution_id));
  expect(event.data.output).toEqual({ output_left_out: 'too_large', bytes: 2_067_012 });
  const [kept] = await world.sql(`select length(result ->> 'label') as characters from executions
    where execution_id = '${response!.execution_id}'`);
  expect(kept).toEqual({ characters: 689_000 });
});

it('answers by the requested time, and continues to the end', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  world.provider.on(token, async () => (await held, paid('pi_6')));
  const asked = { integration_id, ...payment, idempotency_key: 'order-6' };
  const { response } = await call('platform', tenant, {
    ...asked,
    answer_by: new Date(Date.now() + 300).toISOString(),
  });
  expect(response).toMatchObject({ status: 'running', execution_id: expect.any(String) as string });
  release();
  const ended = await waitUntil(() => world.events.find(({ subject }) => subject === response!.execution_id));
  expect(ended).toMatchObject({ type: 'execution_succeeded' });
  const again = await call('platform', tenant, { ...asked, answer_by: new Date().toISOString() });
  expect(again.response).toMatchObject({ execution_id: response!.execution_id, status: 'succeeded' });
});

it('says what is wrong with a request, and keeps its idempotency key free', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_2'));
  const asked = { integration_id, ...payment, idempotency_key: 'order-2' };
  const { idempotency_key: _, ...keyless } = asked;
  await expect(call('platform', tenant, keyless)).resolves.toMatchObject({ err: { status: 400 } });
  await expect(call('platform', tenant, { ...asked, parameters: { amount: -1 } })).resolves.toMatchObject({
    err: { status: 400, type: 'urn:linesman:problem:invalid-parameters' },
  });
  await expect(call('platform', tenant, { ...asked, capability_version: 9 })).resolves.toMatchObject({
    err: { status: 404, type: 'urn:linesman:problem:unknown-capability' },
  });
  await expect(call('platform', tenant, { ...asked, integration_id: randomUUID() })).resolves.toMatchObject({
    err: { status: 404 },
  });
  await expect(call('platform', tenant, asked)).resolves.toMatchObject({ response: { status: 'succeeded' } });
  await expect(
    call('platform', tenant, { ...asked, parameters: { amount: 5, currency: 'usd' } }),
  ).resolves.toMatchObject({ err: { status: 422, type: 'urn:linesman:problem:idempotency-conflict' } });
});

it('gives a request that is asked for again meanwhile the answer of the first', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  world.provider.on(token, async () => (await held, paid('pi_3')));
  const asked = { integration_id, ...payment, idempotency_key: 'order-3' };
  const first = call('platform', tenant, asked);
  await waitUntil(() => world.provider.with(token).length === 1);
  const again = call('platform', tenant, asked);
  const inBetween = await call('platform', tenant, { ...asked, answer_by: new Date().toISOString() });
  expect(inBetween.response).toMatchObject({ status: 'running' });
  release();
  expect((await first).response).toMatchObject({ status: 'succeeded', output: { payment_id: 'pi_3' } });
  expect((await again).response).toEqual((await first).response);
  expect(world.provider.with(token)).toHaveLength(1);
});

it('stores no request that it reads after its deadline', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_7'));
  const asked = { integration_id, ...payment, idempotency_key: 'order-7' };
  const deadline = new Date(Date.now() - 1_000).toISOString();
  await expect(call('platform', tenant, { ...asked, deadline })).resolves.toMatchObject({ err: { status: 504 } });
  await expect(call('platform', tenant, asked)).resolves.toMatchObject({ response: { status: 'succeeded' } });
  await expect(call('platform', tenant, { ...asked, deadline })).resolves.toMatchObject({
    response: { status: 'succeeded' },
  });
});

describe('permission', () => {
  it('is denied to a service that has no grant', async () => {
    const { tenant, integration_id } = world.customer('stripe');
    const token = await world.issuer.token({ tenant, roles: ['service'], subject: 'marketing' });
    const asked = { integration_id, ...payment, idempotency_key: 'order-4' };
    await expect(call('platform', tenant, { ...asked, token })).resolves.toMatchObject({
      err: { status: 403, type: 'urn:linesman:problem:not-permitted' },
    });
    const command = await world.ask(tenant, { ...asked, on_behalf_of: { subject: 'marketing', roles: ['service'] } });
    await expect(world.resultOf(command)).resolves.toMatchObject({
      type: 'execution_failed',
      data: { error: { class: 'permanent', code: 'not_permitted' } },
    });
  });

  it('is checked for the user on whose behalf integrations asks, and no other service may ask on behalf of a user', async () => {
    const { tenant, integration_id, token } = world.customer('salesforce');
    world.provider.on(token, () => contacts);
    const asked = { integration_id, capability_code: 'SYNC_CONTACTS' };
    const admin = { subject: 'eve', roles: ['tenant_admin'] };
    const member = { subject: 'mia', roles: ['member'] };
    const spoken = (as: 'platform' | 'integrations', on_behalf_of: typeof admin) =>
      call(as, tenant, { ...asked, on_behalf_of });
    await expect(spoken('integrations', admin)).resolves.toMatchObject({ response: { status: 'succeeded' } });
    await expect(spoken('integrations', member)).resolves.toMatchObject({ err: { status: 403 } });
    const marketing = await world.issuer.token({ tenant, roles: ['service'], subject: 'marketing' });
    const forged = call('platform', tenant, { ...asked, on_behalf_of: admin, token: marketing });
    await expect(forged).resolves.toMatchObject({ err: { status: 403 } });
  });

  it('does not extend to other tenants than that of the token', async () => {
    const { tenant, integration_id } = world.customer('salesforce');
    const token = await world.issuer.token({ tenant: randomUUID(), roles: ['service'], subject: 'billing' });
    await expect(
      call('platform', tenant, { integration_id, capability_code: 'SYNC_CONTACTS', token }),
    ).resolves.toMatchObject({ err: { status: 403, type: 'urn:linesman:problem:refused-caller' } });
  });
});

it('fails at once while the integration is disconnected, and says where to reconnect', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.leases.on(integration_id, () => ({
    granted: true,
    lease: {
      ...leaseOf(token, 3),
      status: 'error',
      status_reason: 'The grant was revoked.',
      status_cause: 'grant_revoked',
    },
  }));
  const asked = { integration_id, capability_code: 'SYNC_CONTACTS' };
  const { err } = await call('platform', tenant, asked);
  expect(err).toMatchObject({ status: 424, type: 'urn:linesman:problem:integration-disconnected' });
  expect(err!.detail).toContain('The grant was revoked.');
  expect(err!.reconnect_url).toContain(`/integrations/${integration_id}`);
  const event = await world.resultOf(await world.ask(tenant, asked));
  const { reconnect_url } = err!;
  const error = { code: 'integration_disconnected', reconnect_url };
  expect(event).toMatchObject({ type: 'execution_failed', data: { error } });
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['member'] })}`;
  const row = await app.inject({ url: `/executions/${event.data.execution_id}`, headers: { authorization } });
  expect(row.json()).toMatchObject({ status: 'failed', error });
  expect(world.provider.with(token)).toHaveLength(0);
});

it.each([
  ['invalid_client', 'staff', 'Our staff have to act.'],
  ['certificate_expired', 'renew_certificate', 'A person has to renew the certificate.'],
] as const)('says who ends %s, with a link only where a person there can', async (status_cause, remedy, who) => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.leases.on(integration_id, () => ({
    granted: true,
    lease: { ...leaseOf(token, 3), status: 'error', status_cause },
  }));
  const { err } = await call('platform', tenant, { integration_id, capability_code: 'SYNC_CONTACTS' });
  expect(err).toMatchObject({ status: 424, cause: status_cause, remedy });
  expect(err!.detail).toContain(who);
  expect('reconnect_url' in err!).toBe(remedy === 'renew_certificate');
});

it.each(['active', 'pending_configuration'] as const)('calls the provider in status %s', async (status) => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  world.leases.on(integration_id, () => ({ granted: true, lease: { ...leaseOf(token, 3), status } }));
  const { response } = await call('platform', tenant, { integration_id, capability_code: 'SYNC_CONTACTS' });
  expect(response).toMatchObject({ status: 'succeeded' });
});

it('deletes parameters and result after a day, and still executes the key only once', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_5'));
  const asked = { integration_id, ...payment, idempotency_key: 'order-5' };
  const { response } = await call('platform', tenant, asked);
  await world.sql(
    `update executions set finished_at = now() - interval '25 hours' where execution_id = '${response!.execution_id}'`,
  );
  await app.get(ForgetAnswers).forget();
  const again = await call('platform', tenant, asked);
  expect(again.response).toMatchObject({
    execution_id: response!.execution_id,
    status: 'succeeded',
    answer_expired: true,
  });
  expect(again.response!.output).toBeUndefined();
  expect(world.provider.with(token)).toHaveLength(1);
});
