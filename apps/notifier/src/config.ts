import { BackendConfig } from '@linesman/service-kit';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, IsUrl, Length, Max, Min } from 'class-validator';

const url = { require_tld: false, require_protocol: true };

export class NotifierConfig extends BackendConfig {
  @IsUrl({ ...url, protocols: ['redis', 'rediss'] }) declare REDIS_URL: string;
  @IsUrl({ ...url, protocols: ['smtp', 'smtps'] }) SMTP_URL: string;
  @IsString() @Length(16, 200) SLACK_SIGNING_SECRET: string;
  /** JSON: a provider's real origin to what stands in for it. */
  @IsObject() @Transform(({ value }) => parseJson(value)) PROVIDER_ORIGINS: Record<string, string> = {};

  /** A send holds its delivery this long; longer than all of its calls may take together. */
  @IsInt() @Min(1) @Max(600) @Type(() => Number) SEND_LEASE_SECONDS = 45;
  @IsInt() @Min(100) @Max(60_000) @Type(() => Number) SLACK_TIMEOUT_MS = 10_000;
  /** How long something sent without an answer may still turn up at its destination. */
  @IsInt() @Min(0) @Max(600) @Type(() => Number) AMBIGUOUS_WAIT_SECONDS = 15;
  @IsInt() @Min(50) @Max(60_000) @Type(() => Number) SWEEP_INTERVAL_MS = 2_000;

  @IsOptional() @IsString() DKIM_DOMAIN?: string;
  @IsOptional() @IsString() DKIM_SELECTOR?: string;
  @IsOptional() @IsString() DKIM_PRIVATE_KEY?: string;
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
