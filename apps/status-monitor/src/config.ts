import { BackendConfig } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import { IsObject, IsString, IsUrl } from 'class-validator';

const json = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : value;

export class StatusMonitorConfig extends BackendConfig {
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['redis', 'rediss'] })
  declare REDIS_URL: string;

  /** Real origin → base URL that stands in for it, as JSON. For sandboxes; empty in production. */
  @Transform(json) @IsObject() PROVIDER_ORIGINS: Record<string, string> = {};

  /** Seconds between probes by connection code, as JSON, instead of what the provider's manifest says. */
  @Transform(json) @IsObject() PROBE_INTERVALS: Record<string, number> = {};

  /** Names of packages that each bring one more provider, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value))
  @IsString({ each: true })
  PROVIDER_PACKAGES: string[] = [];
}
