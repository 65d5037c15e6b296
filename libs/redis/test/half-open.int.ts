import { type CuttableWay, startCuttableWay, startServers, type TestServers, waitUntil } from '@linesman/testing';
import { Redis } from 'ioredis';
import { commandOptions, queueOptions } from '../src/redis-options';

let servers: TestServers;
let way: CuttableWay;
let redis: Redis;

beforeAll(async () => {
  servers = await startServers({ redis: true });
  way = await startCuttableWay(servers.redis.url);
  redis = new Redis(way.url, { ...commandOptions('test'), socketTimeout: 600 });
  redis.on('error', () => undefined);
  await redis.connect();
});
afterAll(async () => {
  redis?.disconnect();
  await way?.stop();
  await servers?.stop();
});

it('connects again when a network has dropped its connection silently', async () => {
  way.cut();
  await expect(redis.ping()).rejects.toThrow();
  await waitUntil(() => redis.status !== 'ready');
  way.restore();
  expect(await waitUntil(() => redis.ping())).toBe('PONG');
});

it('ends the time limit of a connection with it, so that it closes no later one and keeps no process that ends', async () => {
  const worker = new Redis(servers.redis.url, queueOptions);
  const limit = () => Reflect.get(worker, 'socketTimeoutTimer') as unknown;
  await worker.ping();
  void worker.blpop('nothing', 10).catch(() => undefined);
  await waitUntil(limit);
  worker.disconnect();
  await waitUntil(() => worker.status === 'end');
  expect(limit()).toBeUndefined();
});
