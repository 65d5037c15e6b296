import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Redis } from 'ioredis';
import { LeaveJobs } from './leave-jobs';
import { queueOptions } from './redis-options';
import { RedisModule } from './redis.module';

/** Redis with the service's queues, which connect after it was checked: they would try a wrong password for ever. */
@Module({})
export class QueuesModule {
  static forService(service: string, url: string): DynamicModule {
    return {
      module: QueuesModule,
      imports: [
        DiscoveryModule,
        RedisModule.forService(service, url),
        BullModule.forRootAsync({
          inject: [Redis],
          useFactory: () => ({ connection: { url, ...queueOptions }, prefix: service }),
        }),
      ],
      providers: [LeaveJobs],
    };
  }
}
