import { Redis } from '@linesman/redis';
import { InProcessCache, RedisCache, type TtlCache } from '@linesman/readiness';
import { Module } from '@nestjs/common';
import { ForgetStatuses, STATUS_CACHE } from './forget-statuses';

/** Keeps assessments of readiness for some minutes, in Redis if this service has one, otherwise in this process. */
@Module({
  providers: [
    {
      provide: STATUS_CACHE,
      useFactory: (redis?: Redis): TtlCache => (redis ? new RedisCache(redis) : new InProcessCache()),
      inject: [{ token: Redis, optional: true }],
    },
    ForgetStatuses,
  ],
  exports: [STATUS_CACHE, ForgetStatuses],
})
export class StatusCacheModule {}
