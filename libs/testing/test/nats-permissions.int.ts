import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ServiceName } from '@linesman/contracts/topology';
import { startServers, waitUntil, type TestServers } from '../src';

let servers: TestServers;
const connections: NatsConnection[] = [];

const as = async (name: ServiceName | 'integrations-rpc') => {
  const connection = await connect({ ...servers.nats.user(name), timeout: 60_000 });
  const refusals: string[] = [];
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'error') refusals.push(status.error.message);
  })();
  connections.push(connection);
  return { connection, refusals };
};

beforeAll(async () => {
  servers = await startServers({ nats: true });
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await servers.stop();
});

it('stores the events of their producer', async () => {
  const { connection } = await as('integrations');
  const ack = await jetstream(connection).publish('events.integrations.integration.created.v1', '{}', { msgID: 'one' });
  expect(ack).toMatchObject({ stream: 'EVENTS', duplicate: false });
});

it("refuses another service's events", async () => {
  const { connection, refusals } = await as('notifier');
  connection.publish('events.integrations.integration.created.v1', '{}');
  await waitUntil(() => refusals.some((it) => /permissions violation for publish/i.test(it)));
});

it("refuses another service's inbox, and the one that all could share", async () => {
  const { connection, refusals } = await as('notifier');
  for (const inbox of ['_INBOX_integrations.>', '_INBOX.>', '_INBOX_*.>']) {
    connection.subscribe(inbox, { callback: () => undefined });
    await waitUntil(() =>
      refusals.some((it) => /permissions violation for subscription/i.test(it) && it.includes(inbox)),
    );
  }
});

it('refuses to create, delete and purge streams and to create durables', async () => {
  const { connection, refusals } = await as('integrations');
  const subjects = ['STREAM.CREATE.MINE', 'STREAM.DELETE.EVENTS', 'STREAM.PURGE.EVENTS', 'CONSUMER.CREATE.EVENTS.spy'];
  for (const subject of subjects) {
    connection.publish(`$JS.API.${subject}`, '{}');
    await waitUntil(() => refusals.some((it) => it.includes(subject)));
  }
});

it("refuses another service's durable", async () => {
  const { connection } = await as('notifier');
  const theirs = jetstream(connection).consumers.get('EVENTS', 'status-monitor-integrations');
  await expect(theirs).rejects.toThrow(/permissions violation/i);
});

it('delivers events to the durable of their consumer, which acknowledges them', async () => {
  const { connection } = await as('status-monitor');
  const consumer = await jetstream(connection).consumers.get('EVENTS', 'status-monitor-integrations');
  const message = await consumer.next({ expires: 5000 });
  await expect(message?.ackAck()).resolves.toBe(true);
});

it('lets the executor receive commands of other services, and a platform service publish none', async () => {
  const platform = await as('platform');
  platform.connection.publish('commands.execution.requested.v1', '{}');
  await waitUntil(() => platform.refusals.some((it) => it.includes('commands.execution.requested.v1')));
  const asking = await as('integrations');
  await jetstream(asking.connection).publish('commands.execution.requested.v1.integrations', '{}');
  const { connection } = await as('gateway-executor');
  const consumer = await jetstream(connection).consumers.get('COMMANDS', 'gateway-executor');
  const message = await consumer.next({ expires: 5000 });
  expect(message?.subject).toBe('commands.execution.requested.v1.integrations');
});

it('lets a service make the calls that it may make, and only under its own name', async () => {
  const callee = await as('integrations-rpc');
  callee.connection.subscribe('rpc.integrations.lease.*', {
    queue: 'integrations',
    callback: (_, message) => void message.respond(message.subject),
  });
  await callee.connection.flush();
  const executor = await as('gateway-executor');
  const answer = await executor.connection.request('rpc.integrations.lease.gateway-executor');
  expect(answer.string()).toBe('rpc.integrations.lease.gateway-executor');
  await expect(executor.connection.request('rpc.integrations.lease.status-monitor')).rejects.toThrow(/permission/i);
  await expect(executor.connection.request('rpc.integrations.snapshot.gateway-executor')).rejects.toThrow(
    /permission/i,
  );
});

it('lets whoever answers do nothing else', async () => {
  const { connection, refusals } = await as('integrations-rpc');
  for (const subject of ['events.integrations.integration.created.v1', 'rpc.catalog.connection.integrations']) {
    connection.publish(subject, '{}');
    await waitUntil(() => refusals.some((it) => it.includes(subject)));
  }
  connection.subscribe('rpc.catalog.>', { callback: () => undefined });
  await waitUntil(() => refusals.some((it) => it.includes('rpc.catalog.>')));
});

it('refuses to listen to calls to another service', async () => {
  const { connection, refusals } = await as('console');
  connection.subscribe('rpc.integrations.>', { callback: () => undefined });
  await waitUntil(() => refusals.some((it) => it.includes('rpc.integrations.>')));
});

it('lets a service read the state of its streams, and a producer read a stored event', async () => {
  const { connection } = await as('integrations');
  const manager = await jetstreamManager(connection);
  await expect(manager.streams.info('EVENTS')).resolves.toMatchObject({ config: { name: 'EVENTS' } });
  const stored = await manager.streams.getMessage('EVENTS', { seq: 1 });
  expect(stored?.subject).toBe('events.integrations.integration.created.v1');
});
