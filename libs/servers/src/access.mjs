import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetContainers } from './docker.mjs';
import { provisioner } from './nats-config.mjs';
import { forgetPostgres } from './postgres.mjs';
import { kinds, roleOf, roleUrl } from './roles.mjs';

const secret = () => randomBytes(18).toString('hex');
const secrets = (names) => Object.fromEntries(names.map((name) => [name, secret()]));

/** One password for each superuser, database role and NATS user. */
export const generatePasswords = ({ schemas, services }) => ({
  postgres: secret(),
  redis: secret(),
  roles: secrets(schemas.flatMap((schema) => kinds.map((kind) => roleOf(schema, kind)))),
  nats: secrets([...services, provisioner]),
});

/** The part of a service's environment that says how it reaches the servers, under its own names only. */
export function accessOf({ service, schema, urls, passwords }) {
  const database = (kind) => roleUrl({ url: urls.postgres, schema, kind, passwords: passwords.roles });
  return {
    ...(urls.postgres && schema && { DATABASE_APP_URL: database('app'), DATABASE_SYSTEM_URL: database('system') }),
    ...(urls.nats && { NATS_URL: urls.nats, NATS_USER: service, NATS_PASSWORD: passwords.nats[service] }),
    ...(urls.redis && { REDIS_URL: urls.redis }),
  };
}

/** Deletes the data of stopped servers, whichever folder holds it. */
export function forgetServers(dir, docker = false) {
  if (docker) forgetContainers(dir);
  forgetPostgres(join(dir, 'postgres'));
  rmSync(dir, { recursive: true, force: true });
}
