import { BackendConfig } from '@linesman/service-kit';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsObject, IsString, IsUrl, Max, Min } from 'class-validator';

export class GatewayExecutorConfig extends BackendConfig {
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['redis', 'rediss'] })
  declare REDIS_URL: string;

  /** Real origin → base URL that stands in for it, as JSON. For sandboxes; empty in production. */
  @Transform(({ value }) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value))
  @IsObject()
  PROVIDER_ORIGINS: Record<string, string> = {};

  /** Names of packages that each bring one more provider, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value))
  @IsString({ each: true })
  PROVIDER_PACKAGES: string[] = [];

  /** How long one attempt may take. A little later the row of a process that died is taken over. */
  @IsInt() @Min(1) @Max(600) @Type(() => Number) ATTEMPT_SECONDS = 20;
  /** How long failures are retried for a caller that names no deadline. */
  @IsInt() @Min(1) @Max(3_600) @Type(() => Number) DEFAULT_DEADLINE_SECONDS = 30;
  /** The same for syncs; what is read by then stands. */
  @IsInt() @Min(1) @Max(86_400) @Type(() => Number) SYNC_DEADLINE_SECONDS = 900;
}
