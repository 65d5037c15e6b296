import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { refuseInProduction } from './refuse-in-production';

/** Parses the environment. If it is incomplete, the process ends with a message that says what to set. */
export function loadConfig<T extends object>(shape: new () => T, env: NodeJS.ProcessEnv = process.env): T {
  const config = parseConfig(shape, env);
  const refusal = config instanceof ConfigError ? config.message : refuseInProduction(env);
  if (!(config instanceof ConfigError) && !refusal) return config;
  console.error(refusal);
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
