import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { refuseEviction } from '../libs/servers/src/check-redis.mjs';
import { provisionNats } from '../libs/servers/src/provision-nats.mjs';
import { provisionPostgres } from '../libs/servers/src/provision-postgres.mjs';
import { kinds, roleOf, roleUrl } from '../libs/servers/src/roles.mjs';

/**
 * What `npm start` does before the services, as a job: roles, schemas, streams, durables, migrations.
 * POSTGRES_ADMIN_URL, NATS_URL, NATS_PASSWORD_PROVISIONER, REDIS_URL, DB_PASSWORD_OWNER and DB_PASSWORD_<SERVICE> tell it how.
 */
const { topology, schemaOwners, schemaOf, streams } = createRequire(import.meta.url)(
  '../libs/contracts/dist/topology.js',
);
const required = (name) => {
  if (process.env[name]) return process.env[name];
  console.error(`Set ${name}.`);
  process.exit(1);
};
const passwordOf = (schema, kind) => required(`DB_PASSWORD_${kind === 'owner' ? 'OWNER' : schema.toUpperCase()}`);

const url = required('POSTGRES_ADMIN_URL');
const schemas = schemaOwners.map(schemaOf);
const passwords = Object.fromEntries(
  schemas.flatMap((schema) => kinds.map((kind) => [roleOf(schema, kind), passwordOf(schema, kind)])),
);
await refuseEviction(required('REDIS_URL'));
await provisionPostgres({ url, schemas, passwords });
const platformServices = (readJson(process.env.PLATFORM_USERS_FILE ?? '') ?? []).map(({ service }) => service);
await provisionNats({
  url: required('NATS_URL'),
  password: required('NATS_PASSWORD_PROVISIONER'),
  topology,
  streams,
  platformServices,
});

const owners = schemaOwners.map((service) => [
  service,
  roleUrl({ url, schema: schemaOf(service), kind: 'owner', passwords }),
]);
const migrate = spawnSync(process.execPath, [join(import.meta.dirname, '../tools/migrate/main.ts')], {
  stdio: 'inherit',
  env: { ...process.env, OWNER_URLS: JSON.stringify(Object.fromEntries(owners)) },
});
process.exit(migrate.status ?? 1);
