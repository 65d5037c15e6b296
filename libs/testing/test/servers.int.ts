import { connect } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startServers, type TestServers } from '../src';

let servers: TestServers;
beforeAll(async () => {
  servers = await startServers({ schemas: ['integrations', 'notifier'] });
});
afterAll(() => servers.stop());

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('lets the owner create a table that the app may change and nobody else may read', async () => {
  const role: typeof servers.postgres.role = (owner, kind) => servers.postgres.role(owner, kind);
  await query(role('integrations', 'owner'), 'create table things (id int)');
  await query(role('integrations', 'app'), 'insert into things values (1)');
  await expect(query(role('integrations', 'system'), 'select * from things')).resolves.toEqual([{ id: 1 }]);
  await expect(query(role('integrations', 'app'), 'drop table things')).rejects.toThrow(/must be owner/);
  const foreign = query(role('notifier', 'app'), 'select * from integrations.things');
  await expect(foreign).rejects.toThrow(/permission denied for schema/);
});

it('keeps committed rows over SIGKILL', async () => {
  await query(servers.postgres.role('notifier', 'owner'), 'create table kept (id int); insert into kept values (7)');
  await servers.postgres.kill();
  await servers.postgres.restart();
  await expect(query(servers.postgres.role('notifier', 'app'), 'select * from kept')).resolves.toEqual([{ id: 7 }]);
});

it('keeps confirmed messages and durables over SIGKILL of NATS', async () => {
  const before = await connect(servers.nats.user('notifier'));
  const { seq } = await jetstream(before).publish('events.notifier.task.created.v1', '{}');
  await before.close();
  await servers.nats.kill();
  await servers.nats.restart();
  const after = await connect(servers.nats.user('provisioner'));
  const manager = await jetstreamManager(after);
  await expect(manager.streams.info('EVENTS')).resolves.toMatchObject({ state: { last_seq: seq } });
  await expect(manager.consumers.info('EVENTS', 'status-monitor-notifier')).resolves.toBeDefined();
  await after.close();
});

it('refuses to evict from Redis and keeps an append-only file', async () => {
  const redis = new Redis(servers.redis.url);
  await expect(redis.config('GET', 'maxmemory-policy')).resolves.toContain('noeviction');
  await expect(redis.config('GET', 'append*')).resolves.toEqual(expect.arrayContaining(['yes', 'everysec']));
  redis.disconnect();
});
