import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitUntil } from '@linesman/testing';
import { ForgetAnswers } from '../src/ledger/forget-answers.system';
import { startExecutor } from './start-executor';
import { paid } from './start-provider';
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

const send = (tenant: string, integration_id: string) =>
  world.ask(tenant, { integration_id, capability_code: 'SEND_PARCEL', idempotency_key: 'parcel-1' });

const eventsOf = (commandId: string) => world.events.filter((event) => event.causationid === commandId);
const nextEventOf = (commandId: string) => waitUntil(() => eventsOf(commandId)[1]);

const put = async (tenant: string, execution_id: string, body: object) => {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'], subject: 'eve' })}`;
  const url = `/executions/${execution_id}/settlement`;
  const response = await app.inject({ method: 'PUT', url, headers: { authorization }, payload: body });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
};

it('finds out at the provider that a write was done whose answer was lost', async () => {
  const { tenant, integration_id, token } = world.customer('tracked');
  let looks = 0;
  world.provider.on(token, ({ path }) => {
    if (path === '/parcels') return { status: 502, body: {} };
    looks += 1;
    return { body: looks === 1 ? {} : { known: true, parcel: 7 } };
  });
  const id = await send(tenant, integration_id);
  const unknown = await world.resultOf(id);
  expect(unknown).toMatchObject({ type: 'execution_unknown', data: { error: { class: 'unknown' } } });
  await expect(nextEventOf(id)).resolves.toMatchObject({
    type: 'execution_succeeded',
    aggregateversion: 2,
    data: { execution_id: unknown.data.execution_id, output: { parcel: 7 } },
  });
  expect(world.provider.with(token).filter((call) => call.path === '/parcels')).toHaveLength(1);
});

it('fails an unknown write that the provider has not done', async () => {
  const { tenant, integration_id, token } = world.customer('tracked');
  world.provider.on(token, ({ path }) =>
    path === '/parcels' ? { status: 502, body: {} } : { body: { known: false } },
  );
  const id = await send(tenant, integration_id);
  await expect(nextEventOf(id)).resolves.toMatchObject({
    type: 'execution_failed',
    data: { error: { class: 'transient', code: 'not_performed' } },
  });
});

it('lets a person settle an execution once if the provider has no look-up', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ status: 502, body: {} }));
  const id = await send(tenant, integration_id);
  const { execution_id } = (await world.resultOf(id)).data;
  const looked = async () =>
    (
      await world.sql<object>(
        `select 1 from executions where execution_id = '${execution_id}' and reconcile_at is null`,
      )
    )[0];
  await waitUntil(looked);
  const settled = { status: 'succeeded', note: 'parcel 7 in the courier’s list' };
  await expect(put(tenant, execution_id, settled)).resolves.toMatchObject({
    status: 200,
    body: { status: 'succeeded', result: { settled_by: 'eve', note: settled.note }, version: 2 },
  });
  await waitUntil(() =>
    world.events.find((event) => event.type === 'execution_succeeded' && event.data.execution_id === execution_id),
  );
  await expect(put(tenant, execution_id, settled)).resolves.toMatchObject({ status: 409 });
});

it('keeps the parameters of an unknown execution for five weeks, and of a settled one for a day', async () => {
  const { tenant, integration_id, token } = world.customer('courier');
  world.provider.on(token, () => ({ status: 502, body: {} }));
  const [old, settled] = await Promise.all(
    ['old', 'settled'].map(async (idempotency_key) => {
      const parameters = { weight_g: 100 };
      const asked = { integration_id, capability_code: 'SEND_PARCEL', parameters, idempotency_key };
      return (await world.resultOf(await world.ask(tenant, asked))).data.execution_id;
    }),
  );
  const agedBy = async (execution_id: string, age: string) => {
    const where = `where execution_id = '${execution_id}'`;
    await world.sql(`update executions set finished_at = now() - interval '${age}' ${where}`);
    await app.get(ForgetAnswers).forget();
    return world.sql(`select status, parameters, answer_forgotten, reconcile_at from executions ${where}`);
  };
  const kept = { status: 'unknown', parameters: { weight_g: 100 }, answer_forgotten: false };
  await expect(agedBy(old!, '34 days')).resolves.toMatchObject([kept]);
  const forgotten = { status: 'unknown', parameters: {}, answer_forgotten: true, reconcile_at: null };
  await expect(agedBy(old!, '36 days')).resolves.toEqual([forgotten]);
  const note = { status: 'failed', note: 'not in the courier’s list' };
  await waitUntil(async () => (await put(tenant, settled!, note)).status === 200);
  await expect(agedBy(settled!, '23 hours')).resolves.toMatchObject([{ parameters: { weight_g: 100 } }]);
  await expect(agedBy(settled!, '25 hours')).resolves.toMatchObject([{ status: 'failed', parameters: {} }]);
});

it('ends a payment as unknown, not as failed, when no attempt was answered before the deadline', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => ({ status: 500, body: {} }));
  const id = await world.ask(tenant, {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: 100, currency: 'usd' },
    idempotency_key: 'order-1',
    deadline: new Date(Date.now() + 4_000).toISOString(),
  });
  await expect(world.resultOf(id)).resolves.toMatchObject({
    type: 'execution_unknown',
    data: { error: { class: 'unknown', cause: 'server_error' } },
  });
});

it('succeeds when the provider answers the repeated payment', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let calls = 0;
  world.provider.on(token, () => (++calls === 1 ? { status: 500, body: {} } : paid('pi_2')));
  const id = await world.ask(tenant, {
    integration_id,
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: 100, currency: 'usd' },
    idempotency_key: 'order-2',
  });
  await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
});
