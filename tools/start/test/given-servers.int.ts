import { startServers as startForTest } from '@linesman/testing';
import { Redis } from 'ioredis';

const port = { postgres: 0, nats: 0, redis: 0 };
const start = async (given: Record<string, string>) => {
  const { startServers } = await import('@linesman/servers/servers');
  const accounts = { topology: {}, producers: [], passwords: {} };
  return startServers({ dir: '/nowhere', ports: port, passwords: {}, accounts, wanted: ['redis'], given });
};

it('joins a server that is given by its URL and never ends it', async () => {
  const servers = await startForTest({ redis: true });
  const { redis } = await start({ LINESMAN_REDIS_URL: servers.redis.url });
  await redis?.stop();
  expect(servers.redis.running()).toBe(true);
  await expect(redis?.kill()).rejects.toThrow(
    'LINESMAN_REDIS_URL names a server that Linesman did not start, so it does not stop it.',
  );
  await servers.stop();
});

it('joins a PostgreSQL and a NATS too', async () => {
  const given = await startForTest({ postgres: true, nats: true });
  const { startServers } = await import('@linesman/servers/servers');
  const accounts = { topology: {}, producers: [], passwords: {} };
  const urls = { LINESMAN_POSTGRES_URL: given.postgres.url, LINESMAN_NATS_URL: given.nats.url };
  const wanted = ['postgres', 'nats'] as const;
  const joined = await startServers({ dir: '/nowhere', ports: port, passwords: {}, accounts, wanted, given: urls });
  expect([joined.postgres?.url, joined.nats?.url]).toEqual([given.postgres.url, given.nats.url]);
  await given.stop();
});

it('refuses a Redis that evicts jobs', async () => {
  const servers = await startForTest({ redis: true });
  const client = new Redis(servers.redis.url);
  await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
  client.disconnect();
  await expect(start({ LINESMAN_REDIS_URL: servers.redis.url })).rejects.toThrow(
    'evicts (allkeys-lru) and would lose jobs',
  );
  await servers.stop();
});

it('refuses a Redis that refuses the password', async () => {
  const servers = await startForTest({ redis: true });
  const wrong = servers.redis.url.replace(/:[^:@/]+@/, ':wrong@');
  await expect(start({ LINESMAN_REDIS_URL: wrong })).rejects.toThrow(
    'refuses the password: correct LINESMAN_REDIS_URL.',
  );
  await servers.stop();
});

it('says which variable names a server that does not answer', async () => {
  const { freePort } = await import('@linesman/servers/ports');
  const silent = await freePort();
  const joined = start({ LINESMAN_REDIS_URL: `redis://127.0.0.1:${silent}` });
  await expect(joined).rejects.toThrow(
    `Nothing answers at 127.0.0.1:${silent}: start it or correct LINESMAN_REDIS_URL.`,
  );
});
