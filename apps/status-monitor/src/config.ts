import { BackendConfig } from '@linesman/service-kit';
import { Transform, Type } from 'class-transformer';
import { IsInt, isObject, IsObject, IsString, IsUrl, Max, Min, ValidateBy } from 'class-validator';

/** What is no JSON stays the text it is, and is refused by name. */
const json = ({ value }: { value: unknown }): unknown => {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    return value;
  }
};

const intervalsAre = 'PROBE_INTERVALS must be JSON: {"<connection code>": <seconds, more than 0>}';
const areIntervals = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((seconds) => typeof seconds === 'number' && seconds > 0);

export class StatusMonitorConfig extends BackendConfig {
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['redis', 'rediss'] })
  declare REDIS_URL: string;

  /** Real origin → base URL that stands in for it, as JSON. For sandboxes; empty in production. */
  @Transform(json)
  @IsObject({ message: 'PROVIDER_ORIGINS must be JSON: {"<origin>": "<base URL>"}' })
  PROVIDER_ORIGINS: Record<string, string> = {};

  /** Seconds between probes by connection code, as JSON, instead of what the provider's manifest says. */
  @Transform(json)
  @ValidateBy({ name: 'intervals', validator: { validate: areIntervals } }, { message: intervalsAre })
  PROBE_INTERVALS: Record<string, number> = {};

  /** Names of packages that each bring one more provider, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value))
  @IsString({ each: true })
  PROVIDER_PACKAGES: string[] = [];

  /** A signal that is the provider's fault is held this long: it may pass, or turn out to be an outage. */
  @IsInt() @Min(0) @Max(3_600) @Type(() => Number) PROVIDER_HOLD_SECONDS = 60;

  /** Webhooks count as refused once this long none was delivered, and at least five were refused. */
  @IsInt() @Min(1) @Max(86_400) @Type(() => Number) WEBHOOK_REFUSED_SECONDS = 600;
}
