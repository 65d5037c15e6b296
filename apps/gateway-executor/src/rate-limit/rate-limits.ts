import type { RateLimit } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Execution } from '../execution/execution.entity';
import { CountingRedis } from './redis';
import { shareOf } from './share-of';
import { waitMs } from './wait-ms';

export type Counted = Pick<Execution, 'tenant_id' | 'integration_id' | 'connection_code'>;

/** Counts requests to providers across all copies; while Redis is away each copy counts for itself. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(private readonly redis: CountingRedis) {}

  /** @returns milliseconds until the request may be asked for again; 0: it is counted, and may be made. */
  async take(of: Counted, limit: RateLimit): Promise<number> {
    if (limit.per !== 'application') return this.count(of.connection_code, of.integration_id, limit);
    const share = await this.share(of, limit);
    const own = await this.count(`${of.connection_code}:tenant`, of.tenant_id, { ...limit, requests: share });
    return own || this.count(`${of.connection_code}:all`, 'all', limit);
  }

  /** Whoever asks for much must leave the others theirs. */
  private async share({ connection_code, tenant_id }: Counted, limit: RateLimit): Promise<number> {
    const key = `rate:${connection_code}:tenants`;
    const now = Date.now();
    try {
      const answers = await this.redis.client
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

  /** Takes no notice of the limit itself: a tenant's share changes from request to request, see {@link waitMs}. */
  private limiter(kind: string, { per_seconds }: RateLimit): RateLimiterRedis {
    const name = `${kind}/${per_seconds}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      const counting = { points: Number.MAX_SAFE_INTEGER, duration: per_seconds, keyPrefix: `rate:${kind}` };
      limiter = new RateLimiterRedis({
        ...counting,
        storeClient: this.redis.client,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(counting),
      });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}
