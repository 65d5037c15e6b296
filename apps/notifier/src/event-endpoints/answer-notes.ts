import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';
import type { ClaimedEvent } from './claimed-event';
import type { Answer } from './post-event';

/** Longer than an attempt is claimed. */
const KEPT_MS = 600_000;

type Attempt = Pick<ClaimedEvent, 'delivery_id' | 'attempts'>;

const keyOf = ({ delivery_id, attempts }: Attempt): string => `event-answered:${delivery_id}:${attempts}`;
const before = ({ delivery_id, attempts }: Attempt): Attempt => ({ delivery_id, attempts: attempts - 1 });

/** That an endpoint took an event is noted in Redis while PostgreSQL records it: the process may die meanwhile. */
@Injectable()
export class AnswerNotes {
  constructor(private readonly redis: Redis) {}

  /** Nobody waits for it: the record is what counts. */
  note(attempt: Attempt, answer: Answer): void {
    if (answer.status === undefined || answer.status < 200 || answer.status > 299) return;
    this.redis.set(keyOf(attempt), JSON.stringify(answer), 'PX', KEPT_MS).catch(() => undefined);
  }

  /** It is recorded. A replay counts its attempts anew, and must not find what was noted for those of before. */
  forget(attempt: Attempt): void {
    this.redis.del(keyOf(attempt), keyOf(before(attempt))).catch(() => undefined);
  }

  /** @returns that the endpoint took the event at the attempt before, which was not recorded. */
  async ofAttemptBefore(attempt: Attempt): Promise<Answer | undefined> {
    if (attempt.attempts < 2) return undefined;
    const noted = await this.redis.get(keyOf(before(attempt))).catch(() => null);
    return noted === null ? undefined : (JSON.parse(noted) as Answer);
  }
}
