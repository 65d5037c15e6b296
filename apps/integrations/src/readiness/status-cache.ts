import { InProcessCache, RedisCache, type TtlCache } from '@linesman/readiness';
import { LOGGER } from '@linesman/service-kit';
import type { FactoryProvider, OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { IntegrationsConfig } from '../config';

/** Injection token of what keeps assessments for a while: Redis, or this process where one copy is enough. */
export const STATUS_CACHE = Symbol('integrations.status-cache');

export const statusCache: FactoryProvider<TtlCache & Partial<OnApplicationShutdown>> = {
  provide: STATUS_CACHE,
  useFactory({ STATUS_CACHE: kind, REDIS_URL }: IntegrationsConfig, logger: Logger) {
    if (kind === 'in_process') return new InProcessCache();
    const redis = new Redis(REDIS_URL, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 500,
      retryStrategy: (n) => Math.min(n * 100, 2_000),
    });
    redis.on('error', (error: Error) => logger.warn({ err: error }, 'redis'));
    return Object.assign(new RedisCache(redis), { onApplicationShutdown: () => redis.disconnect() });
  },
  inject: [IntegrationsConfig, LOGGER],
};
