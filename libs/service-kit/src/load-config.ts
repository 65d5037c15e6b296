import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { BackendConfig, ServiceConfig } from './config';

/** Parses the environment. If it is incomplete, the process ends with a message that says what to set. */
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
  const messages = problems.map(
    (p) => `${p.property}: ${Object.values(p.constraints ?? { nested: 'is not valid' }).join(', ')}`,
  );
  return new ConfigError(`The environment is not complete. Set ${messages.join('; ')}.`);
}

/** In production no address that a tenant enters may reach this machine. @returns a message that says what to change. */
export function refuseLoopback({
  NODE_ENV,
  ALLOW_LOOPBACK_ADDRESSES,
}: Pick<BackendConfig, 'NODE_ENV' | 'ALLOW_LOOPBACK_ADDRESSES'>): string | undefined {
  if (NODE_ENV !== 'production' || !ALLOW_LOOPBACK_ADDRESSES) return undefined;
  return 'ALLOW_LOOPBACK_ADDRESSES would let tenants reach this machine, which production refuses: leave it out, or set NODE_ENV=development.';
}

const loopback = /^(([a-z0-9-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/;

/** The sandbox signs a token for everybody, so production must not accept it. @returns a message that says what to set. */
export function refuseSandboxIssuer({ NODE_ENV, TOKEN_ISSUER, SANDBOX_URL }: ServiceConfig): string | undefined {
  if (NODE_ENV !== 'production' || !URL.canParse(TOKEN_ISSUER)) return undefined;
  const issuer = new URL(TOKEN_ISSUER);
  const isSandbox = SANDBOX_URL !== undefined && issuer.origin === new URL(SANDBOX_URL).origin;
  if (!isSandbox && !loopback.test(issuer.hostname)) return undefined;
  return `TOKEN_ISSUER ${TOKEN_ISSUER} is a development identity provider, which production does not accept: set your own, or NODE_ENV=development.`;
}
