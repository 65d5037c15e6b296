import { setTimeout as pause } from 'node:timers/promises';
import { type Http, ProviderError, type RateLimit } from '@linesman/provider-kit';
import type { Counted, RateLimits } from './rate-limits';

/** Nothing was sent: the provider's limit would have refused it. */
export class RateLimitReached extends ProviderError {
  constructor(limit: RateLimit, retry_after_ms: number) {
    super({
      class: 'transient',
      cause: 'rate_limited',
      code: 'rate_limit_reached',
      message: `More was asked for than the ${limit.requests} requests in ${limit.per_seconds} s that the provider allows.`,
      retry_after_ms,
    });
  }
}

/**
 * The same Http within the provider's limit. The first request of a call is put off rather than waited for, so that who
 * asks for too much keeps nobody's place; a later one waits here, because what was done before it must not be redone.
 */
export function withRateLimit(http: Http, limits: RateLimits, of: Counted, limit: RateLimit, until: Date): Http {
  let sent = 0;
  return async (request) => {
    for (;;) {
      const wait = await limits.take(of, limit);
      if (wait === 0) break;
      if (sent === 0 || Date.now() + wait > until.getTime()) throw new RateLimitReached(limit, wait);
      await pause(wait);
    }
    sent += 1;
    return http(request);
  };
}
