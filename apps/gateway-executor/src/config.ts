import { BackendConfig, CommaSeparated, ProviderOrigins, RedisUrl, WholeNumber } from '@linesman/service-kit';

export class GatewayExecutorConfig extends BackendConfig {
  @RedisUrl() declare REDIS_URL: string;
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};
  /** Names of packages that each bring one more provider. */
  @CommaSeparated() PROVIDER_PACKAGES: string[] = [];
  /** How long one attempt may take. A little later another process may take its row over. */
  @WholeNumber(1, 600) ATTEMPT_SECONDS = 20;
  /** How long failures are retried for a caller that names no deadline. */
  @WholeNumber(1, 3_600) DEFAULT_DEADLINE_SECONDS = 30;
  /** The same for syncs, which keep what they have read by then. */
  @WholeNumber(1, 86_400) SYNC_DEADLINE_SECONDS = 900;
}
