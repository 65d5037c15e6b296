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
import { commandOptions } from './redis-options';
import { refuseWrongRedis } from './refuse-wrong-redis';

/**
 * Nothing waits for Redis: what is due stands in PostgreSQL. So a service starts without it and stays ready, and says that
 * it is away. One that refuses the password or evicts keys would never do, so the service does not start.
 */
@Injectable()
class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  private lastError: Error | undefined;

  constructor(
    private readonly redis: Redis,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly dependencies: Dependencies,
  ) {}

  async onModuleInit(): Promise<void> {
    this.redis.on('error', (error: Error) => {
      this.lastError = error;
      this.logger.warn({ err: error }, 'Redis connection failed');
    });
    this.dependencies.register('redis', () => this.ping(), { required: false });
    await this.redis.connect().catch(() => undefined);
  }

  /** @throws what the connection failed with last: the command itself says only that there is none. */
  private async ping(): Promise<void> {
    await this.redis.ping().catch((error: unknown) => {
      throw this.redis.status === 'ready' ? error : (this.lastError ?? error);
    });
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

/** One connection for the service's own commands. BullMQ opens others. A command fails at once while Redis is away. */
@Global()
@Module({})
export class RedisModule {
  /** Exports `Redis`. */
  static forService(service: string, url: string): DynamicModule {
    const connect = async () => {
      await refuseWrongRedis(url);
      return new Redis(url, commandOptions(service));
    };
    return {
      module: RedisModule,
      providers: [{ provide: Redis, useFactory: connect }, RedisConnection],
      exports: [Redis],
    };
  }
}
