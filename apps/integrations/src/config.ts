import {
  BackendConfig,
  CommaSeparated,
  JsonObject,
  ProviderOrigins,
  RedisUrl,
  TextByName,
  WholeNumber,
} from '@linesman/service-kit';
import { IsIn, ValidateBy, ValidateIf } from 'class-validator';
import { faultOfCredentialKeys } from './sealing/credential-keys';

export class IntegrationsConfig extends BackendConfig {
  /** `k2:<base64>,k1:<base64>`: keys of 32 bytes that wrap the data keys. The first one seals, every one opens. */
  @ValidateBy({
    name: 'credentialKeys',
    validator: {
      validate: (value) => faultOfCredentialKeys(value) === undefined,
      defaultMessage: (given) => faultOfCredentialKeys(given?.value) ?? '',
    },
  })
  CREDENTIAL_KEYS: string;

  /** JSON: provider code → `client_id` and `client_secret` of our app at that provider. */
  @JsonObject('{"<provider>": {"client_id": "…", "client_secret": "…"}}')
  OAUTH_APPS: Record<string, { client_id: string; client_secret: string }> = {};

  /**
   * JSON: provider code → the secret with which that provider signs its webhooks to `/webhooks/<code>`. Slack: the signing
   * secret of the app. Stripe: that of the endpoint for events on connected accounts.
   */
  @TextByName('{"<provider>": "…"}') WEBHOOK_SECRETS: Record<string, string> = {};

  /** A provider's real origin → the base URL that replaces it, as JSON. For the sandbox; empty in production. */
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};

  /** Names of packages that each add one provider. */
  @CommaSeparated() PROVIDER_PACKAGES: string[] = [];

  /** Where assessments of readiness are cached. `in_process` only if this service runs as a single process. */
  @IsIn(['redis', 'in_process']) STATUS_CACHE: 'redis' | 'in_process' = 'redis';
  /** Redis for queues, rate limits and caches. It must not evict keys: `maxmemory-policy noeviction`. */
  @ValidateIf(({ STATUS_CACHE }: IntegrationsConfig) => STATUS_CACHE === 'redis')
  @RedisUrl()
  REDIS_URL: string;

  /** Longest time that a call to a provider may take, in milliseconds. */
  @WholeNumber(100, 60_000) PROVIDER_TIMEOUT_MS = 10_000;
  /** How long a token refresh belongs to its process, in milliseconds. Must be longer than the call to the provider. */
  @WholeNumber(200, 120_000) REDEEM_LEASE_MS = 15_000;
  /** How long a lease waits for a token refresh before it is answered with "busy", in milliseconds. */
  @WholeNumber(50, 60_000) LEASE_WAIT_MS = 4_000;
}
