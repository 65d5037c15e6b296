import { Redis } from 'ioredis';

/** A Redis that evicts throws jobs away without a word. One that is away just now is reported by readiness instead. */
export async function refuseEviction(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  redis.on('error', () => undefined);
  const [, policy] = (await redis
    .connect()
    .then(() => redis.config('GET', 'maxmemory-policy'))
    .catch(() => [])) as string[];
  redis.disconnect();
  if (policy && policy !== 'noeviction')
    throw new Error(`Redis would throw jobs away (maxmemory-policy ${policy}). Set it to noeviction.`);
}
