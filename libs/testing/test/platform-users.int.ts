import { rmSync } from 'node:fs';
import { schemaOwners, streams, topology } from '@linesman/contracts/topology';
import type { RunningServer } from '@linesman/servers/servers';
import type { PlatformLogin } from '@linesman/servers/platform-users';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { makeTestFolder, waitUntil } from '../src';

const names = [...Object.keys(topology).filter((name) => name !== 'platform'), 'provisioner'];
const passwords = Object.fromEntries(names.map((name) => [name, `of-${name}`]));
const dir = makeTestFolder();
const connections: NatsConnection[] = [];
let server: RunningServer;
let logins: PlatformLogin[] = [];

/** What `npm run platform-user` does, but for the files. */
const apply = async (next: PlatformLogin[]) => {
  const { rewriteNatsConfig } = await import('@linesman/servers/nats');
  const { provisionReloadedNats } = await import('@linesman/servers/provision-nats');
  logins = next;
  const accounts = { topology, producers: schemaOwners, passwords, platformUsers: logins };
  rewriteNatsConfig({ dir, port: server.port, accounts });
  process.kill(server.pid()!, 'SIGHUP');
  const platformServices = logins.map(({ service }) => service);
  await provisionReloadedNats({
    url: server.url,
    password: passwords.provisioner!,
    topology,
    streams,
    platformServices,
  });
};
const add = async (service: string, now = new Date()): Promise<PlatformLogin> => {
  const { withLogin } = await import('@linesman/servers/platform-users');
  const next = withLogin(logins, { service, topology, now });
  await apply(next.logins);
  return next.added;
};
const as = async (user: string, pass: string, service = user.split('.')[0]) => {
  const options = { servers: server.url, user, pass, inboxPrefix: `_INBOX_${service}`, reconnect: false };
  const connection = await connect(options);
  const refusals: string[] = [];
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'error') refusals.push(status.error.message);
  })();
  connections.push(connection);
  return { connection, refusals };
};
const canEnter = (login: PlatformLogin) =>
  as(login.login, login.password).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  const { startNats } = await import('@linesman/servers/nats');
  const { freePort } = await import('@linesman/servers/ports');
  server = await startNats({
    dir,
    port: await freePort(),
    accounts: { topology, producers: schemaOwners, passwords },
  });
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await server?.stop();
  rmSync(dir, { recursive: true });
});

it('has no user that all platform services share', async () => {
  await expect(as('platform', 'of-platform')).rejects.toThrow(/authorization/i);
});

it('gives each platform service subjects, an inbox and durable consumers of its own, and nothing of another', async () => {
  const [billing, search] = [await add('billing'), await add('search')];
  await waitUntil(() => canEnter(search));
  const callee = await as('gateway-executor-rpc', passwords['gateway-executor']!);
  callee.connection.subscribe('rpc.execution.execute.*', { callback: (_, it) => void it.respond(it.subject) });
  await callee.connection.flush();
  const mine = await as(billing.login, billing.password);
  const answer = await mine.connection.request('rpc.execution.execute.billing');
  expect(answer.string()).toBe('rpc.execution.execute.billing');
  await expect(mine.connection.request('rpc.execution.execute.search')).rejects.toThrow(/permission/i);

  const producer = await as('integrations', passwords.integrations!);
  await jetstream(producer.connection).publish('events.integrations.integration.created.v1', '{"for":"all"}');
  const consumer = await jetstream(mine.connection).consumers.get('EVENTS', 'billing-integrations');
  const message = await consumer.next({ expires: 5_000 });
  await expect(message?.ackAck()).resolves.toBe(true);
  const theirs = jetstream(mine.connection).consumers.get('EVENTS', 'search-integrations');
  await expect(theirs).rejects.toThrow(/permissions violation/i);
  mine.connection.subscribe('_INBOX_search.>', { callback: () => undefined });
  await waitUntil(() => mine.refusals.some((it) => it.includes('_INBOX_search.>')));
});

it('lets no platform service read a stream by number', async () => {
  const { connection, refusals } = await as(logins[0]!.login, logins[0]!.password);
  for (const stream of ['COMMANDS', 'EVENTS', 'OUTCOMES']) {
    const subject = `$JS.API.STREAM.MSG.GET.${stream}`;
    connection.publish(subject, '{"seq":1}');
    await waitUntil(() => refusals.some((it) => it.includes(subject)));
  }
});

it('lets no platform service publish into a stream, where its token would stay', async () => {
  const { connection, refusals } = await as(logins[0]!.login, logins[0]!.password);
  for (const subject of [
    'commands.execution.requested.v1',
    'events.platform.subscription.created.v1',
    'events.billing.a',
  ]) {
    connection.publish(subject, '{}');
    await waitUntil(() => refusals.some((it) => it.includes(subject)));
  }
});

it('takes the old password and the new one for a while, and then the new one only', async () => {
  const { validAt } = await import('@linesman/servers/platform-users');
  const old = logins.find(({ service }) => service === 'billing')!;
  const renewed = await add('billing');
  await waitUntil(() => canEnter(renewed));
  const { connection } = await as(old.login, old.password);
  await apply(validAt(logins, new Date(Date.now() + 25 * 3_600_000)));
  await waitUntil(async () => !(await canEnter(old)));
  // The server ends the connection that was open, and not only refuses the next one.
  await connection.closed();
  expect(await canEnter(renewed)).toBe(true);
});
