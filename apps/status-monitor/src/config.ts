import { BackendConfig, CommaSeparated, Json, ProviderOrigins, RedisUrl, WholeNumber } from '@linesman/service-kit';
import { isObject, ValidateBy } from 'class-validator';

const intervalsMessage = '$property must be JSON: {"<connection code>": <seconds, more than 0>}';
const areIntervals = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((seconds) => typeof seconds === 'number' && seconds > 0);

export class StatusMonitorConfig extends BackendConfig {
  /** Redis for queues, rate limits and caches. It must not evict keys: `maxmemory-policy noeviction`. */
  @RedisUrl() REDIS_URL: string;

  /** A provider's real origin → the base URL that replaces it, as JSON. For the sandbox; empty in production. */
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};

  /** Seconds between probes by connection code, as JSON. They replace the interval of the provider's manifest, for critical integrations and for others. */
  @Json()
  @ValidateBy({ name: 'intervals', validator: { validate: areIntervals } }, { message: intervalsMessage })
  PROBE_INTERVALS: Record<string, number> = {};

  /** Names of packages that each add one provider. */
  @CommaSeparated() PROVIDER_PACKAGES: string[] = [];

  /** Seconds for which a signal that is the provider's fault is held: the problem may pass, or turn out to be an outage. */
  @WholeNumber(0, 3_600) PROVIDER_HOLD_SECONDS = 60;

  /** Webhooks count as refused after so many seconds without a delivery and at least five refusals. */
  @WholeNumber(1, 86_400) WEBHOOK_REFUSED_SECONDS = 600;
}
