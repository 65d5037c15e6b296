import { startServers, type TestServers } from '@linesman/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { InProcessCache, RedisCache, type TtlCache } from '../src';

let servers: TestServers;
let redis: Redis;
beforeAll(async () => {
  servers = await startServers({ redis: true });
  redis = new Redis(servers.redis.url);
});
afterAll(async () => {
  redis?.disconnect();
  await servers?.stop();
});

const adapters: [string, () => TtlCache][] = [
  ['in this process', () => new InProcessCache()],
  ['in Redis', () => new RedisCache(redis)],
];

describe.each(adapters)('a cache %s', (_, open) => {
  const value = { blocking_problem: true, reason: 'Ünïcode “quotes”', cta_url: null };
  const fresh = () => ({ cache: open(), key: `integration_status:dropbox:${randomUUID()}/ann`, group: randomUUID() });
  const put = async (cache: TtlCache, key: string, group: string, ttl_seconds = 600) =>
    cache.set({ key, value, ttl_seconds, group, mark: await cache.mark(group) });

  it('returns a value that was set, and nothing for another key', async () => {
    const { cache, key, group } = fresh();
    await put(cache, key, group);
    expect(await cache.get(key)).toEqual(value);
    expect(await cache.get(`${key}x`)).toBeUndefined();
  });

  it('returns nothing after the time to live', async () => {
    const { cache, key, group } = fresh();
    await put(cache, key, group, 0.05);
    await pass(80);
    expect(await cache.get(key)).toBeUndefined();
  });

  it('empties a group, and no other', async () => {
    const { cache, key, group } = fresh();
    const [second, other, elsewhere] = [`${key}-2`, `${key}-3`, randomUUID()];
    await put(cache, key, group);
    await put(cache, second, group);
    await put(cache, other, elsewhere);
    await cache.empty(group);
    expect([await cache.get(key), await cache.get(second), await cache.get(other)]).toEqual([
      undefined,
      undefined,
      value,
    ]);
  });

  it('stores no value that was begun before the group was emptied, and stores later ones', async () => {
    const { cache, key, group } = fresh();
    const early = await cache.mark(group);
    await cache.empty(group);
    await cache.set({ key, value: 'stale', ttl_seconds: 600, group, mark: early });
    expect(await cache.get(key)).toBeUndefined();
    await put(cache, key, group);
    expect(await cache.get(key)).toEqual(value);
  });

  it('keeps the newer of two values', async () => {
    const { cache, key, group } = fresh();
    await put(cache, key, group);
    await cache.set({ key, value: 'newer', ttl_seconds: 600, group, mark: await cache.mark(group) });
    expect(await cache.get(key)).toBe('newer');
  });
});

it('gives every key in Redis an expiry', async () => {
  const cache = new RedisCache(redis);
  const group = randomUUID();
  await cache.empty(group);
  await cache.set({ key: `${group}-key`, value: 1, ttl_seconds: 600, group, mark: await cache.mark(group) });
  const keys = await redis.keys(`*${group}*`);
  expect(keys).toHaveLength(3);
  for (const key of keys) expect(await redis.ttl(key)).toBeGreaterThan(0);
});
