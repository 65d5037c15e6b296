import { BackendConfig } from '@linesman/service-kit';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, IsUrl, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { faultOfCredentialKeys } from './sealing/credential-keys';

const fromJson = ({ value }: { value: unknown }): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

export class IntegrationsConfig extends BackendConfig {
  /** `k2:<base64>,k1:<base64>`: keys of 32 bytes that wrap the data keys. The first seals, the others only open. */
  @ValidateBy({
    name: 'credentialKeys',
    validator: {
      validate: (value) => faultOfCredentialKeys(value) === undefined,
      defaultMessage: (given) => faultOfCredentialKeys(given?.value) ?? '',
    },
  })
  CREDENTIAL_KEYS: string;

  /** JSON, provider code → our app's `client_id` and `client_secret` there. */
  @Transform(fromJson)
  @IsObject({ message: 'OAUTH_APPS must be JSON: {"<provider>": {"client_id": "…", "client_secret": "…"}}' })
  OAUTH_APPS: Record<string, { client_id: string; client_secret: string }> = {};

  /** JSON, real origin → base URL that stands in for it. For sandboxes; empty in production. */
  @Transform(fromJson)
  @IsObject({ message: 'PROVIDER_ORIGINS must be JSON: {"<origin>": "<base URL>"}' })
  PROVIDER_ORIGINS: Record<string, string> = {};

  /** Names of packages that each bring one more provider, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value))
  @IsString({ each: true })
  PROVIDER_PACKAGES: string[] = [];

  /** What keeps assessments of readiness: `in_process` only where there is one copy. */
  @IsIn(['redis', 'in_process']) STATUS_CACHE: 'redis' | 'in_process' = 'redis';
  @ValidateIf(({ STATUS_CACHE }: IntegrationsConfig) => STATUS_CACHE === 'redis')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['redis', 'rediss'] })
  declare REDIS_URL: string;

  /** Longest a call to a provider may take. */
  @IsInt() @Min(100) @Max(60_000) @Type(() => Number) PROVIDER_TIMEOUT_MS = 10_000;
  /** How long a redemption belongs to its process; must outlast the call to the provider. */
  @IsInt() @Min(200) @Max(120_000) @Type(() => Number) REDEEM_LEASE_MS = 15_000;
  /** A lease that still waits for a redemption is answered with "busy" after this time. */
  @IsInt() @Min(50) @Max(60_000) @Type(() => Number) LEASE_WAIT_MS = 4_000;
}
