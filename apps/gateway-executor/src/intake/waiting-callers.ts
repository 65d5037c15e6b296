import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** Of one tenant, in one process. */
export const MOST_WAITING = 100;

/** Callers that wait for an end. Each of them costs questions to the ledger, so that no tenant may have any number. */
@Injectable()
export class WaitingCallers {
  private readonly waiting = new Map<string, number>();

  /** @throws Problem 429 if the tenant has too many. */
  async wait<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    const others = this.waiting.get(tenantId) ?? 0;
    if (others >= MOST_WAITING)
      throw new Problem(429, 'too-many-waiting', 'Too many requests of this tenant wait for an execution to end.', {
        retry_after: 5,
      });
    this.waiting.set(tenantId, others + 1);
    try {
      return await work();
    } finally {
      const left = this.waiting.get(tenantId)! - 1;
      if (left > 0) this.waiting.set(tenantId, left);
      else this.waiting.delete(tenantId);
    }
  }
}
