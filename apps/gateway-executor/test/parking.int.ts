import { randomUUID } from 'node:crypto';
import type { Page } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CancelledView, ParkedExecutionView, ParkedLineView } from '../src/parking/parked-execution.dto';
import { orders, type ParkingCustomer, ParkingCustomers } from './parking-customer';
import { startExecutor } from './start-executor';
import { paid } from './start-provider';
import { World } from './start-world';

const world = new World();
const customers = new ParkingCustomers(world);
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  await world.start();
  await customers.start();
  app = await startExecutor(world);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await customers.stop();
  await app?.close();
  await world.stop();
});

async function http<T>(of: ParkingCustomer, method: string, path: string, role = 'tenant_admin') {
  const authorization = `Bearer ${await world.issuer.token({ tenant: of.tenant, roles: [role], subject: 'anna' })}`;
  const response = await fetch(`${url}${path}`, { method, headers: { authorization } });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
}

const list = async (of: ParkingCustomer, more = ''): Promise<Page<ParkedExecutionView>> =>
  (await http<Page<ParkedExecutionView>>(of, 'GET', `/parked-executions?integration_id=${of.integration_id}${more}`))
    .body;
const line = async (of: ParkingCustomer): Promise<ParkedLineView> =>
  (await http<ParkedLineView>(of, 'GET', `/parked-lines/${of.integration_id}`)).body;
const resultOf = (id: string) => world.resultOf(id, 20_000);
const keysOf = ({ items }: Page<ParkedExecutionView>) => items.map(({ idempotency_key }) => idempotency_key);
const succeeded = async (ids: string[]) => {
  for (const id of ids) await expect(resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
};

it('parks what asks for it while the integration is disconnected, and runs it in order after a verified recovery', async () => {
  const of = customers.stripe();
  await of.breaks();
  const ids = await of.parkAll(orders(1, 5));
  const refused = await of.pay('not-to-park', { park: false });
  await expect(resultOf(refused)).resolves.toMatchObject({
    type: 'execution_failed',
    data: { error: { code: 'integration_disconnected' } },
  });
  const waiting = await list(of);
  expect(keysOf(waiting)).toEqual(orders(1, 5));
  const first = await list(of, '&limit=2');
  expect([keysOf(first), keysOf(await list(of, `&limit=3&cursor=${first.next_cursor}`))]).toEqual([
    orders(1, 2),
    orders(3, 5),
  ]);

  world.provider.on(of.token, () => paid('pi_1'));
  // New credentials are no recovery yet. What comes now waits behind the others.
  await of.reconnects();
  ids.push(...(await of.parkAll(['order-6'])));
  expect(of.paid()).toEqual([]);

  await of.recovers();
  await succeeded(ids);
  expect(of.paid().slice(0, 5)).toEqual(waiting.items.map(({ execution_id }) => execution_id));
  expect(of.paid()).toHaveLength(6);
  const last = await waitUntil(() => of.told().find(({ data }) => data.parked === 0));
  expect(last.data).toMatchObject({ succeeded: 6, failed: 0, unknown: 0, cancelled: 0, expired: 0 });
  expect(await line(of)).toMatchObject({ parked: 0, succeeded: 6, running: null, oldest_at: null });
});

it('learns of the health of many at once, in few transactions', async () => {
  const tenant = randomUUID();
  const ids = Array.from({ length: 60 }, () => randomUUID());
  const [late, back] = ids as [string, string];
  await customers.publish(tenant, late, 'healthy', 'degraded', 7);
  await Promise.all([
    ...ids.map((id) => customers.publish(tenant, id, 'healthy', 'disconnected', 1)),
    customers.publish(tenant, back, 'disconnected', 'degraded', 2),
    customers.publish(tenant, back, 'degraded', 'degraded', 3),
  ]);
  const lines = await waitUntil(async () => {
    const found = await world.sql<{
      id: string;
      transaction: string;
      health: string;
      version: number;
      looked: boolean;
    }>(
      `select integration_id as id, xmin::text as transaction, health, health_version as version, look_at is not null as looked
       from parked_lines where tenant_id = '${tenant}'`,
    );
    return found.length === ids.length && found.find(({ id }) => id === back)!.version === 3 && found;
  });
  const of = (id: string) => lines.find((it) => it.id === id);
  expect(of(late)).toMatchObject({ health: 'degraded', version: 7 });
  // It is looked whether something waits for what works again.
  expect(of(back)).toMatchObject({ health: 'degraded', version: 3, looked: true });
  const others = lines.filter(({ id }) => id !== late && id !== back);
  expect(new Set(others.map(({ health, looked }) => `${health} ${looked}`))).toEqual(new Set(['disconnected false']));
  expect(new Set(lines.map(({ transaction }) => transaction)).size).toBeLessThan(ids.length / 2);
});

it('parks the request whose credentials are refused, and tells of the refusal at once', async () => {
  const of = customers.stripe();
  world.provider.on(of.token, () => ({ status: 401, body: { error: { message: 'Invalid API Key provided' } } }));
  const id = await of.pay('order-1');
  await of.parks(1);
  const seen = await waitUntil(() =>
    world.events.find((event) => event.causationid === id && event.type === 'execution_attempt_failed'),
  );
  expect(seen.data).toMatchObject({ error: { cause: 'api_key_rejected' }, observation: { outcome: 'failure' } });
  expect(seen.data).not.toHaveProperty('retry_at');
  world.provider.on(of.token, () => paid('pi_2'));
  await of.breaks();
  await of.recovers();
  await succeeded([id]);
});

it('stops at the first one that finds the integration broken again, and keeps the order of the rest', async () => {
  const of = customers.stripe();
  await of.breaks();
  const ids = await of.parkAll(orders(1, 6));
  const { items } = await list(of);
  world.provider.on(of.token, () =>
    of.paid().length === 3 ? { status: 401, body: { error: { message: 'Invalid API Key' } } } : paid('pi_3'),
  );
  await of.recovers();
  await succeeded(ids.slice(0, 2));
  await of.parks(4);
  await of.breaks();
  expect(keysOf(await list(of))).toEqual(orders(3, 6));
  await of.recovers();
  await succeeded(ids.slice(2));
  const asked = of.paid();
  // Those that were refused were not done, and were asked for again.
  expect([...new Set(asked)]).toEqual(items.map(({ execution_id }) => execution_id));
});

it('goes on after one that fails for a reason of its own', async () => {
  const of = customers.stripe();
  await of.breaks();
  const ids = await of.parkAll(orders(1, 3));
  world.provider.on(of.token, () =>
    of.paid().length === 2 ? { status: 402, body: { error: { code: 'card_declined', message: 'No.' } } } : paid('pi_4'),
  );
  await of.recovers();
  await expect(resultOf(ids[1]!)).resolves.toMatchObject({ type: 'execution_failed' });
  await succeeded([ids[0]!, ids[2]!]);
  const last = await waitUntil(() => of.told().find(({ data }) => data.parked === 0));
  expect(last.data).toMatchObject({ succeeded: 2, failed: 1 });
});

it('cancels one or all, each with an event, and says who did it', async () => {
  const of = customers.stripe();
  await of.breaks();
  const ids = await of.parkAll(orders(1, 4));
  const { items } = await list(of);
  const one = `/parked-executions/${items[1]!.execution_id}`;
  expect((await http(of, 'DELETE', one, 'csm')).status).toBe(403);
  expect((await http({ ...of, tenant: randomUUID() }, 'DELETE', one)).status).toBe(409);
  expect((await http(of, 'DELETE', one)).status).toBe(204);
  await expect(resultOf(ids[1]!)).resolves.toMatchObject({
    type: 'execution_failed',
    data: { error: { class: 'permanent', code: 'cancelled', message: 'anna cancelled it while it was parked.' } },
  });
  expect(await http(of, 'DELETE', one)).toMatchObject({
    status: 409,
    body: { type: expect.stringContaining('not-parked') as string },
  });
  const several = `/parked-lines?integration_id=${of.integration_id}&integration_id=${randomUUID()}`;
  expect((await http(of, 'GET', several, 'csm')).body).toEqual({
    items: [{ integration_id: of.integration_id, parked: 3, oldest_at: expect.any(String) as string }],
  });
  expect((await http({ ...of, tenant: randomUUID() }, 'GET', several)).body).toEqual({ items: [] });
  const all = `/parked-lines/${of.integration_id}`;
  expect((await http<CancelledView>(of, 'DELETE', all)).body).toEqual({ cancelled: 3 });
  for (const id of ids) await expect(resultOf(id)).resolves.toMatchObject({ data: { error: { code: 'cancelled' } } });
  expect((await http<CancelledView>(of, 'DELETE', all)).body).toEqual({ cancelled: 0 });
  const last = await waitUntil(() => of.told().find(({ data }) => data.cancelled === 4));
  expect(last.data).toMatchObject({ parked: 0, cancelled_by: 'anna', cancelled_now: 3 });
  await of.recovers();
  // Its key stays taken: the platform asks again under another one.
  world.provider.on(of.token, () => paid('pi_5'));
  await succeeded([await of.pay('order-5')]);
  expect(of.paid()).toHaveLength(1);
});

it('ends what was parked for as long as it may be, with the reason why it was', async () => {
  const of = customers.stripe();
  await of.breaks();
  const [id] = await of.parkAll(['order-1'], { park_until: new Date(Date.now() + 3_000).toISOString() });
  const ended = await resultOf(id!);
  expect(ended).toMatchObject({
    type: 'execution_failed',
    data: { error: { code: 'parked_too_long', cause: 'api_key_rejected' } },
  });
  const last = await waitUntil(() => of.told().find(({ data }) => data.expired === 1));
  expect(last.data.parked).toBe(0);
});

it('parks what an open circuit kept from being sent until the deadline, and runs it once the provider answers', async () => {
  const of = customers.stripe();
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const overloaded = { status: 503, body: { error: { type: 'api_error', message: 'overloaded' } } };
  // The trial call takes its time, so that no other one is made meanwhile.
  world.provider.on(of.token, async () => (of.paid().length <= 3 ? overloaded : answered.then(() => paid('pi_6'))));
  const failing = await Promise.all(orders(1, 3).map((key) => of.pay(key, { park: false })));
  await waitUntil(() => of.paid().length === 4);
  const id = await of.pay('order-4', { deadline: new Date(Date.now() + 1_500).toISOString() });
  await of.parks(1);
  expect(keysOf(await list(of))).toEqual(['order-4']);
  answer();
  await of.changes('healthy', 'degraded');
  await of.changes('degraded', 'healthy');
  await succeeded([id, ...failing]);
});
