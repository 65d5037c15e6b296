import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import type { SendOutcome } from './channel';

export type Sent = SendOutcome & { kind: 'sent' };

/** After the lease, until another process takes it up. Later the channel is asked, as far as one can be. */
const KEPT_AFTER_LEASE_MS = 600_000;

const keyOf = (deliveryId: string): string => `sent:${deliveryId}`;

/**
 * What was sent is noted in Redis while PostgreSQL records it. The process may die meanwhile, and not every channel can be
 * asked afterwards.
 */
@Injectable()
export class SentNotes {
  private readonly kept_ms: number;

  constructor(
    private readonly redis: Redis,
    { SEND_LEASE_SECONDS }: NotifierConfig,
  ) {
    this.kept_ms = SEND_LEASE_SECONDS * 1_000 + KEPT_AFTER_LEASE_MS;
  }

  /** Nobody waits for it: the record is what counts. */
  note(deliveryId: string, sent: Sent): void {
    this.redis.set(keyOf(deliveryId), JSON.stringify(sent), 'PX', this.kept_ms).catch(() => undefined);
  }

  /** It is recorded. */
  forget(deliveryId: string): void {
    this.redis.del(keyOf(deliveryId)).catch(() => undefined);
  }

  async of(deliveryId: string): Promise<Sent | undefined> {
    const noted = await this.redis.get(keyOf(deliveryId)).catch(() => null);
    return noted === null ? undefined : (JSON.parse(noted) as Sent);
  }
}
