import { Dependencies, LOGGER } from '@linesman/service-kit';
import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';

const REQUIRED = Symbol('redis.required');

/** Readiness reports a Redis that is away. One that evicts keys would lose jobs silently, so the service does not start. */
@Injectable()
class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly redis: Redis,
    @Inject(REQUIRED) private readonly required: boolean,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly dependencies: Dependencies,
  ) {}

  async onModuleInit(): Promise<void> {
    this.redis.on('error', (error: Error) => this.logger.warn({ err: error }, 'redis'));
    await this.redis.connect().catch(() => undefined);
    if (!this.required) return;
    this.dependencies.register('redis', async () => void (await this.redis.ping()));
    const [, policy] = (await this.redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy !== undefined && policy !== 'noeviction')
      throw new Error(`Redis would evict jobs (maxmemory-policy ${policy}). Set maxmemory-policy to noeviction.`);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

/** One connection for the service's own commands. BullMQ opens others. A command fails at once while Redis is away. */
@Global()
@Module({})
export class RedisModule {
  /**
   * Exports `Redis`.
   * @param options.required whether the service needs Redis to be ready, and refuses one that evicts. False for a cache.
   */
  static forService(service: string, url: string, options: { required: boolean }): DynamicModule {
    const connect = () =>
      new Redis(url, {
        keyPrefix: `${service}:`,
        lazyConnect: true,
        maxRetriesPerRequest: 1,
        enableOfflineQueue: false,
        commandTimeout: 500,
        retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
      });
    return {
      module: RedisModule,
      providers: [
        { provide: Redis, useFactory: connect },
        { provide: REQUIRED, useValue: options.required },
        RedisConnection,
      ],
      exports: [Redis],
    };
  }
}
