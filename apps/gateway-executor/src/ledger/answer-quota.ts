import { Redis, TenantQuota } from '@linesman/redis';
import { Injectable } from '@nestjs/common';

/** Of an answer as JSON in UTF-8. An answer with more is in the ledger only. */
const LARGEST = 32_000;
/** Answers up to this size are hardly larger than the event around them, and are not counted. */
const NOT_COUNTED = 2_000;
/** All tenants share the room of a stream. */
export const MOST_AN_HOUR = 20_000_000;

/** Decides whether an event carries the answer of its execution. The ledger keeps each answer in any case. */
@Injectable()
export class AnswerQuota {
  private readonly quota: TenantQuota;

  constructor(redis: Redis) {
    this.quota = new TenantQuota(redis, 'answers', { points: MOST_AN_HOUR, seconds: 3_600 });
  }

  /**
   * @param json the answer's.
   * @returns the answer, or why the event leaves it out.
   */
  async outputFor(tenantId: string, answer: Record<string, unknown>, json: string): Promise<Record<string, unknown>> {
    const bytes = Buffer.byteLength(json);
    if (bytes > LARGEST) return { output_left_out: 'too_large', bytes };
    if (bytes > NOT_COUNTED && (await this.quota.take(tenantId, bytes)) > 0) return { output_left_out: 'quota', bytes };
    return answer;
  }
}
