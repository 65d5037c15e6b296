import type { RateLimit } from '@linesman/provider-kit';
import { Redis } from '@linesman/redis';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Execution } from '../ledger/execution.entity';

export type Counted = Pick<Execution, 'tenant_id' | 'integration_id' | 'connection_code'>;

/** Counts requests to providers over all processes; while Redis is away, each process counts its own. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
  ) {}

  /** @returns milliseconds until the next try, or 0: the request is counted and may be sent. */
  async take(of: Counted, limit: RateLimit): Promise<number> {
    if (limit.per !== 'application') return this.count(of.connection_code, of.integration_id, limit);
    const share = await this.share(of, limit);
    const own = await this.count(`${of.connection_code}:tenant`, of.tenant_id, { ...limit, requests: share });
    return own || this.count(`${of.connection_code}:all`, 'all', limit);
  }

  /** A tenant with many requests must not use up the limit of the others. */
  private async share({ connection_code, tenant_id }: Counted, limit: RateLimit): Promise<number> {
    const key = `rate:${connection_code}:tenants`;
    const now = this.clock.now().getTime();
    try {
      const answers = await this.redis
        .multi()
        .zadd(key, now, tenant_id)
        .zremrangebyscore(key, 0, now - limit.per_seconds * 1_000)
        .zcard(key)
        .pexpire(key, limit.per_seconds * 1_000)
        .exec();
      return shareOf(limit.requests, Number(answers?.[2]?.[1] ?? 1));
    } catch {
      return limit.requests;
    }
  }

  private async count(kind: string, key: string, limit: RateLimit): Promise<number> {
    try {
      const { consumedPoints, msBeforeNext } = await this.limiter(kind, limit).consume(key);
      return waitMs(limit, consumedPoints, msBeforeNext);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return waitMs(limit, refused.consumedPoints, refused.msBeforeNext);
      throw refused;
    }
  }

  /** Only counts. {@link waitMs} compares with the limit, because a tenant's share of it changes with each request. */
  private limiter(kind: string, { per_seconds }: RateLimit): RateLimiterRedis {
    const name = `${kind}/${per_seconds}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      const counting = { points: Number.MAX_SAFE_INTEGER, duration: per_seconds, keyPrefix: `rate:${kind}` };
      limiter = new RateLimiterRedis({
        ...counting,
        storeClient: this.redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(counting),
      });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}

/** How much of a limit one of the tenants that share it may use. */
export const shareOf = (requests: number, tenants: number): number =>
  Math.max(1, Math.floor(requests / Math.max(1, tenants)));

/**
 * Requests that have to wait are counted too, so the count says how many are ahead of this one. They come back spread
 * over the next windows instead of all at once in the next one.
 *
 * @param taken requests of this window, this one included.
 */
export function waitMs(limit: RateLimit, taken: number, msBeforeNext: number, chance = Math.random()): number {
  const over = taken - limit.requests;
  if (over <= 0) return 0;
  const window = limit.per_seconds * 1_000;
  const windowsAhead = Math.floor((over - 1) / limit.requests);
  return Math.ceil(msBeforeNext + windowsAhead * window + (chance * window) / 2);
}
