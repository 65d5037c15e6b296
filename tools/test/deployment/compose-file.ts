import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ComposeService {
  image: string;
  build?: { args: Record<string, string> };
  command?: string[];
  environment: Record<string, string>;
  healthcheck?: { test?: string[] };
  profiles?: string[];
  stop_grace_period?: string;
}

export const root = join(__dirname, '../../..');

/** As Docker reads it: `${NAME:-value}` is what a .env file says of NAME, otherwise the value. */
export function readCompose(dotEnv: Record<string, string> = {}): Record<string, ComposeService> {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8').replace(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, otherwise: string) => dotEnv[name] ?? otherwise,
  );
  return (parse(text, { merge: true }) as { services: Record<string, ComposeService> }).services;
}
