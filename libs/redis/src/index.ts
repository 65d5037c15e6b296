export { Redis } from 'ioredis';
export { RedisModule } from './redis.module';
