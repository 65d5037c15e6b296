import type { Redis } from 'ioredis';
import type { TtlCache } from './cache';

/** Longer than any assessment takes and any value lives, so that a mark expires only after all its values. */
const MARK_SECONDS = 86_400;

/** For any number of processes: when one empties a group, it is empty for all. */
export class RedisCache implements TtlCache {
  constructor(private readonly redis: Redis) {}

  async get<T>(key: string): Promise<T | undefined> {
    const stored = await this.redis.get(key);
    return stored === null ? undefined : (JSON.parse(stored) as T);
  }

  async mark(group: string): Promise<string> {
    return (await this.redis.get(markKey(group))) ?? '0';
  }

  async set({ key, value, ttl_seconds, group, mark }: Parameters<TtlCache['set']>[0]): Promise<void> {
    const keys = [key, markKey(group), membersKey(group)];
    await this.redis.eval(STORE, keys.length, ...keys, JSON.stringify(value), Math.ceil(ttl_seconds * 1_000), mark);
  }

  async empty(group: string): Promise<void> {
    await this.redis.eval(EMPTY, 2, markKey(group), membersKey(group), MARK_SECONDS);
  }
}

const markKey = (group: string): string => `integration_status_mark:${group}`;
const membersKey = (group: string): string => `integration_status_of:${group}`;

const STORE = `
if (redis.call('get', KEYS[2]) or '0') ~= ARGV[3] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
redis.call('sadd', KEYS[3], KEYS[1])
if redis.call('pttl', KEYS[3]) < tonumber(ARGV[2]) then redis.call('pexpire', KEYS[3], ARGV[2]) end
return 1`;

const EMPTY = `
redis.call('incr', KEYS[1])
redis.call('expire', KEYS[1], ARGV[1])
for _, key in ipairs(redis.call('smembers', KEYS[2])) do redis.call('del', key) end
redis.call('del', KEYS[2])
return 1`;
