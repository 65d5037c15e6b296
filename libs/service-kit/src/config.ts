import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, IsUUID, Max, Min } from 'class-validator';
import { DaysByTable, UrlOf, WholeNumber } from './config-fields';

const url = { require_tld: false, require_protocol: true };

/** Environment variables of every service. An app's config.ts extends it. Their comments are in docs/configuration.md. */
export class ServiceConfig {
  /** The port that the service listens on; 0 for any. */
  @IsInt() @Min(0) @Max(65535) @Type(() => Number) PORT: number;
  /** The address that the service listens on; 0.0.0.0 in a container. */
  @IsString() HOST = '127.0.0.1';
  /** Production refuses what is for development only. */
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  /** The least important lines that are logged. */
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent']) LOG_LEVEL = 'info';
  /** The origin that people see. Links in messages start with it. With https in production. */
  @IsUrl(url) PUBLIC_ORIGIN: string;
  /** The identity provider that issues bearer tokens: their `iss`. */
  @IsString() TOKEN_ISSUER: string;
  /** What bearer tokens must be for: their `aud`. */
  @IsString() TOKEN_AUDIENCE = 'linesman';
  /** The identity provider's public keys. */
  @IsUrl(url) JWKS_URL: string;
  /** Id of the tenant of our own staff: the role `admin` counts in its tokens only. Production needs it; without it, in all. */
  @IsOptional() @IsUUID('loose') STAFF_TENANT?: string;
  /** PEM file with the certificate that this service answers HTTPS with, and its issuers'. Production needs it. */
  @IsOptional() @IsString() TLS_CERT_FILE?: string;
  /** PEM file with the key of the certificate. */
  @IsOptional() @IsString() TLS_KEY_FILE?: string;
  /** URL of the sandbox, in development. */
  @IsOptional() @IsUrl(url) SANDBOX_URL?: string;
}

/** For services that use PostgreSQL and NATS. */
export class BackendConfig extends ServiceConfig {
  /** PostgreSQL, as the service's role that sees one tenant at a time. */
  @UrlOf('postgres', 'postgresql') DATABASE_APP_URL: string;
  /** PostgreSQL, as the service's role that sees the rows of all tenants. */
  @UrlOf('postgres', 'postgresql') DATABASE_SYSTEM_URL: string;
  /** Most connections of a process as the first role; half as many as the second. */
  @WholeNumber(2, 100) DATABASE_POOL_SIZE = 8;
  /** NATS with JetStream. */
  @UrlOf('nats', 'tls') NATS_URL: string;
  /** The service's NATS user; it has the service's name. */
  @IsString() NATS_USER: string;
  /** Password of the service's NATS user. */
  @IsString() NATS_PASSWORD: string;
  /** Bytes of events that a process publishes for one tenant in an hour. Further ones wait until the next hour. */
  @WholeNumber(1, 1_000_000_000_000) TENANT_EVENT_BYTES_AN_HOUR = 200_000_000;
  /** For how many days rows are kept, as JSON by service and table; docs/retention.md has the tables and their defaults. */
  @DaysByTable() RETENTION_DAYS: Record<string, number> = {};
  /** Whether tenants may enter addresses of this machine. For development only. */
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  ALLOW_LOOPBACK_ADDRESSES = false;
}
