export { Redis } from 'ioredis';
export { QueuesModule } from './queues.module';
export { RedisModule } from './redis.module';
export { TenantQuota } from './tenant-quota';
