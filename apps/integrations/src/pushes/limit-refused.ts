import { Problem } from '@linesman/service-kit';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const REFUSED_A_MINUTE = 60;

/**
 * Answers 429 to whom webhooks were refused too often in a minute. What the provider has signed is taken all the same, or
 * somebody behind the same proxy could keep it away.
 */
export class LimitRefused {
  private readonly limiter = new RateLimiterMemory({ points: REFUSED_A_MINUTE, duration: 60 });

  /** @returns a refusal instead of the usual one. */
  async count(address: string): Promise<Problem | undefined> {
    const { consumedPoints, msBeforeNext } = await this.limiter.penalty(address);
    if (consumedPoints <= REFUSED_A_MINUTE) return undefined;
    return new Problem(429, 'too-many-refused', 'Too many webhooks were refused.', {
      retry_after: Math.ceil(msBeforeNext / 1_000),
    });
  }
}
