import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Of an answer as JSON in UTF-8. An answer with more is in the ledger only. */
const LARGEST = 32_000;
/** Answers up to this size are hardly larger than the event around them, and are not counted. */
const NOT_COUNTED = 2_000;
/** All tenants share the room of a stream. */
export const MOST_AN_HOUR = 20_000_000;
const counting = { points: MOST_AN_HOUR, duration: 3_600, keyPrefix: 'answers' };

/** Decides whether an event carries the answer of its execution. The ledger keeps each answer in any case. */
@Injectable()
export class AnswerQuota {
  private readonly limiter: RateLimiterRedis;

  constructor(redis: Redis) {
    this.limiter = new RateLimiterRedis({
      ...counting,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(counting),
    });
  }

  /** @returns the answer, or why the event leaves it out. */
  async outputFor(tenantId: string, answer: Record<string, unknown>): Promise<Record<string, unknown>> {
    const bytes = Buffer.byteLength(JSON.stringify(answer));
    if (bytes > LARGEST) return { output_left_out: 'too_large', bytes };
    if (bytes > NOT_COUNTED && !(await this.take(tenantId, bytes))) return { output_left_out: 'quota', bytes };
    return answer;
  }

  private async take(tenantId: string, bytes: number): Promise<boolean> {
    try {
      await this.limiter.consume(tenantId, bytes);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
  }
}
