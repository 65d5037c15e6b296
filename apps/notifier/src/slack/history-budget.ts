import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis';

const EVERY_MS = 60_000;

/** Slack lets apps outside its Marketplace look into a workspace's conversations once a minute, over all copies. */
@Injectable()
export class HistoryBudget {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** @returns 0 when one look may be taken now, else for how long not. */
  async take(integrationId: string): Promise<number> {
    const key = `slack-history-${integrationId}`;
    if (await this.redis.set(key, '1', 'PX', EVERY_MS, 'NX')) return 0;
    return Math.max(1_000, await this.redis.pttl(key));
  }
}
