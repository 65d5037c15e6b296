import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

const url = { require_tld: false, require_protocol: true };

/** Environment variables of every service. An app's config.ts extends it. */
export class ServiceConfig {
  @IsInt() @Min(0) @Max(65535) @Type(() => Number) PORT: number;
  @IsString() HOST = '127.0.0.1';
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent']) LOG_LEVEL = 'info';
  /** The origin that people see. Links in messages start with it. */
  @IsUrl(url) PUBLIC_ORIGIN: string;
  @IsString() TOKEN_ISSUER: string;
  @IsString() TOKEN_AUDIENCE = 'linesman';
  @IsUrl(url) JWKS_URL: string;
  /** PEM file with the certificate that this service answers HTTPS with, and its issuers'. Production needs it. */
  @IsOptional() @IsString() TLS_CERT_FILE?: string;
  /** PEM file with the key of the certificate. */
  @IsOptional() @IsString() TLS_KEY_FILE?: string;
  /** URL of the sandbox, in development. */
  @IsOptional() @IsUrl(url) SANDBOX_URL?: string;
}

/** For services that use PostgreSQL and NATS. */
export class BackendConfig extends ServiceConfig {
  @IsUrl({ ...url, protocols: ['postgres', 'postgresql'] }) DATABASE_APP_URL: string;
  @IsUrl({ ...url, protocols: ['postgres', 'postgresql'] }) DATABASE_SYSTEM_URL: string;
  @IsInt() @Min(2) @Max(100) @Type(() => Number) DATABASE_POOL_SIZE = 8;
  @IsUrl({ ...url, protocols: ['nats', 'tls'] }) NATS_URL: string;
  @IsString() NATS_USER: string;
  @IsString() NATS_PASSWORD: string;
  @IsOptional() @IsUrl({ ...url, protocols: ['redis', 'rediss'] }) REDIS_URL: string;
  /** Whether tenants may enter addresses of this machine. For development only. */
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  ALLOW_LOOPBACK_ADDRESSES = false;
}
