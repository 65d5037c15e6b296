import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts what each tenant uses, over all processes. While Redis is away, each process counts its own. */
export class TenantQuota {
  private readonly limiter: RateLimiterRedis;

  /** @param of what is counted, `emails` for example. */
  constructor(redis: Redis, of: string, quota: { points: number; seconds: number }) {
    const counting = { points: quota.points, duration: quota.seconds, keyPrefix: `quota:${of}` };
    this.limiter = new RateLimiterRedis({
      ...counting,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(counting),
    });
  }

  /** @returns 0 if it is counted and may be used; otherwise milliseconds until the next period begins. */
  async take(tenantId: string, points = 1): Promise<number> {
    try {
      await this.limiter.consume(tenantId, points);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
      throw refused;
    }
  }
}
