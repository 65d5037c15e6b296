import { connectionUsage, type ConnectionUsageAnswer } from '@linesman/contracts';
import type { Shares } from '@linesman/service-kit';
import { startCuttableWay, waitUntil } from '@linesman/testing';
import { connect, errors, type NatsConnection } from '@nats-io/transport-node';
import { RpcClient } from '../src';
import { MOST_CALLS, RPC_SLOTS } from '../src/rpc/rpc-handler';
import { World } from './start-world';
import { AnswerUsage } from './test-service';

const world = new World();
let catalog: NatsConnection;
let client: RpcClient;

beforeAll(async () => {
  await world.start();
  catalog = await connect(world.servers.nats.user('catalog'));
  client = new RpcClient({ service: 'catalog', nats: world.servers.nats.user('catalog') });
});
afterEach(() => world.endServices());
afterAll(async () => {
  await client?.onApplicationShutdown();
  await catalog?.close();
  await world.stop();
});

const ask = (timeout_ms = 60_000) => client.call(connectionUsage, { connection_code: 'stripe' }, timeout_ms);
/** Whether nobody has subscribed to the question. */
const isLeft = () =>
  catalog.request('rpc.integrations.connection_usage.catalog', '{}', { timeout: 1_000 }).then(
    () => false,
    (error: unknown) => error instanceof errors.RequestError && error.isNoResponders(),
  );

it('answers what it took before it closes, and takes nothing more', async () => {
  const app = await world.run('integrations');
  await waitUntil(() => ask());
  const asked: ((usage: ConnectionUsageAnswer) => void)[] = [];
  app.get(AnswerUsage).answer = () => new Promise((resolve) => void asked.push(resolve));
  const answered = ask();
  await waitUntil(() => asked.length > 0);
  let closed = false;
  const closing = app.close().then(() => (closed = true));
  await waitUntil(isLeft);
  expect(closed).toBe(false);
  for (const answer of asked) answer({ integrations: 7, tenants: 2 });
  expect(await answered).toEqual({ integrations: 7, tenants: 2 });
  await closing;
});

it('leaves questions to other processes while its database is away', async () => {
  await world.run('integrations');
  await waitUntil(() => ask());
  await world.servers.postgres.stop();
  await waitUntil(isLeft);
  await world.servers.postgres.restart();
  expect(await waitUntil(() => ask())).toMatchObject({ integrations: 0 });
});

it('refuses calls of a service that has its share of the slots, answers another one, and is asked again', async () => {
  const app = await world.run('integrations');
  await waitUntil(() => ask());
  const slots = app.get<Shares>(RPC_SLOTS);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const busy = Array.from({ length: MOST_CALLS / 2 }, () => slots.run(['catalog'], () => ended));
  await expect(ask(2_000)).rejects.toMatchObject({ document: { status: 429, retry_after: 1 } });
  expect(slots.full()).toEqual(['catalog']);
  await expect(slots.runNow(['notifier'], () => Promise.resolve('answered'))).resolves.toBe('answered');
  const begun = jest.spyOn(slots, 'runNow');
  const later = ask();
  await waitUntil(() => begun.mock.results.some(({ value }) => value === undefined));
  end();
  await Promise.all(busy);
  expect(await later).toMatchObject({ integrations: 0 });
});

it('ends its start with one sentence when NATS takes the connection and is silent', async () => {
  const way = await startCuttableWay(world.servers.nats.url);
  way.cut();
  const started = world.spawn('integrations', { NATS_URL: way.url });
  await expect(started).rejects.toThrow(/ended \(1\)[^]*\nCannot start: NATS does not answer\. .*\n$/);
  await way.stop();
});
