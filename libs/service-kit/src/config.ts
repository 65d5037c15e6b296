import { plainToInstance, Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, validateSync } from 'class-validator';
import { refuseLoopback } from './refuse-loopback';
import { refuseSandboxIssuer } from './sandbox-issuer';

const url = { require_tld: false, require_protocol: true };

/** What every service reads from its environment. An app's config.ts extends it. */
export class ServiceConfig {
  @IsInt() @Min(0) @Max(65535) @Type(() => Number) PORT: number;
  @IsString() HOST = '127.0.0.1';
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent']) LOG_LEVEL = 'info';
  /** The one origin people see; links in messages start with it. */
  @IsUrl(url) PUBLIC_ORIGIN: string;
  @IsString() TOKEN_ISSUER: string;
  @IsString() TOKEN_AUDIENCE = 'linesman';
  @IsUrl(url) JWKS_URL: string;
  /** Where the sandbox is, in development. */
  @IsOptional() @IsUrl(url) SANDBOX_URL?: string;
}

/** For services with a schema of their own and a place on the bus. */
export class BackendConfig extends ServiceConfig {
  @IsUrl({ ...url, protocols: ['postgres', 'postgresql'] }) DATABASE_APP_URL: string;
  @IsUrl({ ...url, protocols: ['postgres', 'postgresql'] }) DATABASE_SYSTEM_URL: string;
  @IsInt() @Min(2) @Max(100) @Type(() => Number) DATABASE_POOL_SIZE = 8;
  @IsUrl({ ...url, protocols: ['nats', 'tls'] }) NATS_URL: string;
  @IsString() NATS_USER: string;
  @IsString() NATS_PASSWORD: string;
  @IsOptional() @IsUrl({ ...url, protocols: ['redis', 'rediss'] }) REDIS_URL: string;
  /** Tenants may write down addresses of this machine. For development alone. */
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  ALLOW_LOOPBACK_ADDRESSES = false;
}

/** Parses the environment, or ends the process with a sentence that says what to set. */
export function loadConfig<T extends object>(shape: new () => T, env: NodeJS.ProcessEnv = process.env): T {
  const config = parseConfig(shape, env);
  const refusal =
    (config instanceof ServiceConfig ? refuseSandboxIssuer(config) : undefined) ??
    (config instanceof BackendConfig ? refuseLoopback(config) : undefined);
  if (!(config instanceof ConfigError) && !refusal) return config;
  console.error(config instanceof ConfigError ? config.message : refusal);
  process.exit(1);
}

export class ConfigError extends Error {}

export function parseConfig<T extends object>(shape: new () => T, env: NodeJS.ProcessEnv): T | ConfigError {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const config = plainToInstance(shape, known, { exposeDefaultValues: true });
  const problems = validateSync(config, { forbidUnknownValues: false });
  if (problems.length === 0) return config;
  const said = problems.map(
    (p) => `${p.property}: ${Object.values(p.constraints ?? { nested: 'is not valid' }).join(', ')}`,
  );
  return new ConfigError(`The environment is not complete. Set ${said.join('; ')}.`);
}
