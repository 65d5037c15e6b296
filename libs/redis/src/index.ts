export { Redis } from 'ioredis';
export { type Counted, type ProviderLimit, ProviderLimits } from './provider-limits';
export { QueuesModule } from './queues.module';
export { RedisModule } from './redis.module';
export { TenantQuota } from './tenant-quota';
