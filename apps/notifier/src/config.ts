import { BackendConfig, RedisUrl, UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsOptional } from 'class-validator';

/** The environment of the process, out of which each channel reads its own configuration. */
export const ENVIRONMENT = Symbol('notifier.environment');

export class NotifierConfig extends BackendConfig {
  /** Redis for queues, rate limits and caches. It must not evict keys: `maxmemory-policy noeviction`. */
  @RedisUrl() REDIS_URL: string;

  /** Seconds for which a process may hold a delivery that it sends: longer than all calls of a send together. */
  @WholeNumber(1, 600) SEND_LEASE_SECONDS = 45;
  /** Seconds that a message which was sent without an answer may take to show up at its destination. */
  @WholeNumber(0, 600) AMBIGUOUS_WAIT_SECONDS = 15;
  /** When integrations of so many customers at one provider fail with the same cause within five minutes, messages about further ones are held for staff. 0: never. */
  @WholeNumber(0, 10_000) HOLD_AT_CUSTOMERS = 10;
  /** Asked with GET once a minute by each process that works, so that a service outside alarms when none does. Whoever has the URL can silence that alarm. */
  @IsOptional() @UrlOf('http', 'https') HEARTBEAT_URL?: string;
  /** How often a process looks for due deliveries and held runs, in milliseconds. */
  @WholeNumber(50, 60_000) SWEEP_INTERVAL_MS = 2_000;
}
