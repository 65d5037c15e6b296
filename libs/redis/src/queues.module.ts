import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RedisModule } from './redis.module';

/** Redis with the service's queues, which connect after it was checked: they would try a wrong password for ever. */
@Module({})
export class QueuesModule {
  static forService(service: string, url: string): DynamicModule {
    return {
      module: QueuesModule,
      imports: [
        RedisModule.forService(service, url, { keepsJobs: true }),
        BullModule.forRootAsync({
          inject: [Redis],
          useFactory: () => ({ connection: { url }, prefix: service }),
        }),
      ],
    };
  }
}
