import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { GatewayExecutorConfig } from '../config';

/** The connection on which requests are counted. What asks while Redis is away is told at once. */
@Injectable()
export class CountingRedis implements OnApplicationShutdown {
  readonly client: Redis;

  constructor({ REDIS_URL }: GatewayExecutorConfig, @Inject(LOGGER) logger: Logger) {
    this.client = new Redis(REDIS_URL, {
      keyPrefix: 'gateway-executor:',
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 500,
      retryStrategy: (n) => Math.min(n * 100, 2_000),
    });
    this.client.on('error', (error: Error) => logger.warn({ err: error }, 'redis'));
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }
}
