import { BackendConfig, CommaSeparated, ProviderOrigins, RedisUrl, WholeNumber } from '@linesman/service-kit';

export class GatewayExecutorConfig extends BackendConfig {
  /** Redis for queues, rate limits and caches. It must not evict keys: `maxmemory-policy noeviction`. */
  @RedisUrl() REDIS_URL: string;
  /** A provider's real origin → the base URL that replaces it, as JSON. For the sandbox; empty in production. */
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};
  /** Names of packages that each add one provider. */
  @CommaSeparated() PROVIDER_PACKAGES: string[] = [];
  /** Seconds that one attempt may take. A little later another process may take its row over. */
  @WholeNumber(1, 600) ATTEMPT_SECONDS = 20;
  /** Seconds for which failures are retried for a caller that names no deadline. */
  @WholeNumber(1, 3_600) DEFAULT_DEADLINE_SECONDS = 30;
  /** Seconds for which failures of a sync are retried; it keeps what it has read by then. */
  @WholeNumber(1, 86_400) SYNC_DEADLINE_SECONDS = 900;
}
