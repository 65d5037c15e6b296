import type { RedisOptions } from 'ioredis';
import { endSocketTimers } from './end-socket-timers';

// BullMQ makes its connections by itself, so it is done for all.
endSocketTimers();

/**
 * Of every connection. One that has waited for an answer for so long leads nowhere: ioredis closes it and connects again,
 * for ever and soon. Without it, a connection that a network dropped silently is used until the kernel gives it up.
 */
const reconnects = (socketTimeout: number) => ({
  socketTimeout,
  keepAlive: 10_000,
  connectTimeout: 3_000,
  retryStrategy: (attempt: number) => Math.min(attempt * 100, 1_000),
});

/** For a service's own commands, which fail at once while Redis is away. */
export const commandOptions = (service: string): RedisOptions => ({
  ...reconnects(3_000),
  keyPrefix: `${service}:`,
  lazyConnect: true,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  commandTimeout: 500,
});

/** For BullMQ, whose workers wait for a job for up to ten seconds in one command. */
export const queueOptions = reconnects(12_000);
