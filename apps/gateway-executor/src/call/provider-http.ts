import { setTimeout as pause } from 'node:timers/promises';
import {
  createOutside,
  type Http,
  ProviderError,
  type ProviderManifest,
  type RateLimit,
  withDeadline,
} from '@linesman/provider-kit';
import { type Counted, ProviderLimits } from '@linesman/redis';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';

/** The longest one request to a provider may take. */
export const LONGEST_REQUEST_MS = 10_000;

/** HTTP to a provider within its rate limit and the time that is left. */
@Injectable()
export class ProviderHttp {
  private readonly outside: ReturnType<typeof createOutside>;

  constructor(
    private readonly limits: ProviderLimits,
    private readonly clock: Clock,
    config: GatewayExecutorConfig,
  ) {
    this.outside = createOutside({
      origins: config.PROVIDER_ORIGINS,
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: LONGEST_REQUEST_MS,
      user_agent: `Linesman (${config.PUBLIC_ORIGIN})`,
    });
  }

  http(row: Execution, manifest: ProviderManifest, until: Date): Http {
    const { code, rate_limit } = manifest;
    const { tenant_id, integration_id } = row;
    const inTime = withDeadline(this.outside(manifest), until, () => this.clock.now());
    const counted = { tenant_id, integration_id, connection_code: code };
    const leftMs = () => until.getTime() - this.clock.now().getTime();
    return withRateLimit(inTime, this.limits, counted, rate_limit, leftMs);
  }
}

/** The next request would exceed the provider's rate limit. */
export class RateLimitReached extends ProviderError {
  /** @param unsent whether the call had sent no request before. */
  constructor(
    limit: RateLimit,
    retry_after_ms: number,
    readonly unsent: boolean,
  ) {
    super({
      class: 'transient',
      cause: 'rate_limited',
      code: 'rate_limit_reached',
      message: `The provider allows ${limit.requests} requests in ${limit.per_seconds} s, and more are waiting.`,
      retry_after_ms,
    });
  }
}

/**
 * Sends requests within the provider's rate limit. If there is no room for the first request of a call, the call fails
 * and is postponed, so that it occupies no worker. A later request waits here instead: what the call did before must
 * not be repeated.
 */
function withRateLimit(http: Http, limits: ProviderLimits, of: Counted, limit: RateLimit, leftMs: () => number): Http {
  let sent = 0;
  return async (request) => {
    for (;;) {
      const wait = await limits.take(of, limit);
      if (wait === 0) break;
      if (sent === 0 || wait > leftMs()) throw new RateLimitReached(limit, wait, sent === 0);
      await pause(wait);
    }
    sent += 1;
    return http(request);
  };
}
