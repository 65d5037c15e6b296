import { Dependencies, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { NotifierConfig } from './config';

export const REDIS = Symbol('notifier.redis');

/** Commands fail soon while Redis is away: whoever asks has another way. */
export const redisProvider = {
  provide: REDIS,
  inject: [NotifierConfig],
  useFactory: ({ REDIS_URL }: NotifierConfig) =>
    new Redis(REDIS_URL, {
      maxRetriesPerRequest: 1,
      commandTimeout: 1_000,
      retryStrategy: (n) => Math.min(n * 100, 2_000),
    }),
};

@Injectable()
export class RedisWatch implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly dependencies: Dependencies,
  ) {}

  async onModuleInit(): Promise<void> {
    this.redis.on('error', (error: Error) => this.logger.warn({ err: error }, 'redis'));
    this.dependencies.register('redis', async () => void (await this.redis.ping()));
    const [, policy] = (await this.redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy !== undefined && policy !== 'noeviction')
      throw new Error(`Redis would throw jobs away (maxmemory-policy ${policy}). Set it to noeviction.`);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
