import { setTimeout as pause } from 'node:timers/promises';
import { type Http, ProviderError, type RateLimit } from '@linesman/provider-kit';
import type { Counted, RateLimits } from './rate-limits';

/** No request was sent: it would exceed the provider's rate limit. */
export class RateLimitReached extends ProviderError {
  constructor(limit: RateLimit, retry_after_ms: number) {
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
