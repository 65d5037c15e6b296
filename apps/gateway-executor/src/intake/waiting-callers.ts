import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** Of one tenant, in one process. */
export const MOST_WAITING = 100;

/**
 * Questions that wait for an end. Each of them costs questions to the ledger, so that no tenant may have any number. A
 * caller who hears nothing asks again: then one place and one work serve both questions.
 */
@Injectable()
export class WaitingCallers {
  private readonly waiting = new Map<string, Map<string, Promise<unknown>>>();

  /**
   * @param question is the same text when the same question is asked again.
   * @throws Problem 429 if the tenant has too many.
   */
  async wait<T>(tenantId: string, question: string, work: () => Promise<T>): Promise<T> {
    const others = this.waiting.get(tenantId) ?? new Map<string, Promise<unknown>>();
    const same = others.get(question) as Promise<T> | undefined;
    if (same) return same;
    if (others.size >= MOST_WAITING)
      throw new Problem(
        429,
        'too-many-waiting',
        'Too many requests of this tenant wait for an execution to end. Ask again in a moment, with the same key.',
        {
          retry_after: 5,
        },
      );
    const answer = work().finally(() => {
      others.delete(question);
      if (others.size === 0) this.waiting.delete(tenantId);
    });
    this.waiting.set(tenantId, others.set(question, answer));
    return answer;
  }
}
