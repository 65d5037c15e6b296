export { Redis } from 'ioredis';
export { RedisModule } from './redis.module';
export { TenantQuota } from './tenant-quota';
