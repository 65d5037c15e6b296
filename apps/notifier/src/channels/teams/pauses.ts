import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';

const keyOf = (conversation: string): string => `teams:pause:${conversation}`;
const LONGEST_MS = 600_000;

/** For how long Microsoft asked for no more requests in a conversation: a channel, or a chat. All processes keep to it. */
@Injectable()
export class Pauses {
  constructor(private readonly redis: Redis) {}

  /** @returns 0 where a message may be sent now. */
  async left(conversation: string): Promise<number> {
    return Math.max(0, await this.redis.pttl(keyOf(conversation)).catch(() => 0));
  }

  async begin(conversation: string, ms: number): Promise<void> {
    await this.redis.set(keyOf(conversation), '1', 'PX', Math.min(ms, LONGEST_MS)).catch(() => undefined);
  }
}
