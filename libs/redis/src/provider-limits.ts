import { Clock } from '@linesman/service-kit';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** What a provider allows. */
export interface ProviderLimit {
  requests: number;
  per_seconds: number;
  /** Whose requests it counts: those of one integration (the default), or all of our application. */
  per?: 'integration' | 'application';
}

export interface Counted {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
}

/** What is counted in one place. */
interface Counter {
  kind: string;
  key: string;
}

/** Of a limit, what requests may use that can wait: the rest is left to executions. */
const SPARE_SHARE = 0.5;

/**
 * Counts requests to providers over all processes of all services, which a provider does not tell apart. While Redis is
 * away, each process counts its own.
 */
@Injectable()
export class ProviderLimits implements OnModuleInit, OnApplicationShutdown {
  private readonly limiters = new Map<string, RateLimiterRedis>();
  /** Without the service's prefix, because the services count together. */
  private readonly redis: Redis;

  constructor(
    redis: Redis,
    private readonly clock: Clock,
  ) {
    this.redis = redis.duplicate({ keyPrefix: 'providers:' });
    // The service's own connection tells when Redis is away.
    this.redis.on('error', () => undefined);
  }

  async onModuleInit(): Promise<void> {
    await this.redis.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  /** @returns milliseconds until the next try, or 0: the request is counted and may be sent. */
  async take(of: Counted, limit: ProviderLimit): Promise<number> {
    const { share, whole } = countersOf(of, limit);
    const own = share
      ? waitFor({ ...limit, requests: await this.share(of, limit) }, await this.count(share, limit))
      : 0;
    return own || waitFor(limit, await this.count(whole, limit));
  }

  /** Takes back a request that was counted and might have been sent at once, but is not. */
  async giveBack(of: Counted, limit: ProviderLimit): Promise<void> {
    await Promise.all(Object.values(countersOf(of, limit)).map((counter) => this.uncount(counter, limit)));
  }

  /**
   * For a request that can wait, such as a probe: it uses at most half of a limit. One that has to wait is not counted, so
   * that it takes no room from executions.
   * @returns as {@link take}.
   */
  async takeSpare(of: Counted, limit: ProviderLimit): Promise<number> {
    const { whole } = countersOf(of, limit);
    const counted = await this.count(whole, limit);
    const spare = Math.max(1, Math.floor(limit.requests * SPARE_SHARE));
    if (counted.consumedPoints <= spare) return 0;
    await this.uncount(whole, limit);
    return waitMs({ ...limit, requests: spare }, spare + 1, counted.msBeforeNext);
  }

  /** A tenant with many requests must not use up the limit of the others. */
  private async share({ connection_code, tenant_id }: Counted, limit: ProviderLimit): Promise<number> {
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

  private count({ kind, key }: Counter, limit: ProviderLimit): Promise<RateLimiterRes> {
    return this.limiter(kind, limit)
      .consume(key)
      .catch((refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused;
        throw refused;
      });
  }

  private async uncount({ kind, key }: Counter, limit: ProviderLimit): Promise<void> {
    await this.limiter(kind, limit)
      .reward(key, 1)
      .catch(() => undefined);
  }

  /** Only counts. {@link waitMs} compares with the limit, because a tenant's share of it changes with each request. */
  private limiter(kind: string, { per_seconds }: ProviderLimit): RateLimiterRedis {
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

/** What a request counts against: the provider's limit, and where our tenants have it together, the share of one of them. */
const countersOf = (
  { tenant_id, integration_id, connection_code: code }: Counted,
  { per }: ProviderLimit,
): { whole: Counter; share?: Counter } =>
  per === 'application'
    ? { share: { kind: `${code}:tenant`, key: tenant_id }, whole: { kind: `${code}:all`, key: 'all' } }
    : { whole: { kind: code, key: integration_id } };

/** How much of a limit one of the tenants that share it may use. */
export const shareOf = (requests: number, tenants: number): number =>
  Math.max(1, Math.floor(requests / Math.max(1, tenants)));

const waitFor = (limit: ProviderLimit, { consumedPoints, msBeforeNext }: RateLimiterRes): number =>
  waitMs(limit, consumedPoints, msBeforeNext);

/**
 * Requests that have to wait are counted too, so the count says how many are ahead of this one. They come back spread
 * over the next windows instead of all at once in the next one.
 *
 * @param taken requests of this window, this one included.
 */
export function waitMs(limit: ProviderLimit, taken: number, msBeforeNext: number, chance = Math.random()): number {
  const over = taken - limit.requests;
  if (over <= 0) return 0;
  const window = limit.per_seconds * 1_000;
  const windowsAhead = Math.floor((over - 1) / limit.requests);
  return Math.ceil(msBeforeNext + windowsAhead * window + (chance * window) / 2);
}
