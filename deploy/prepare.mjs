import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { refuseWrongRedis } from '../libs/servers/src/check-redis.mjs';
import { Failure } from '../libs/servers/src/failure.mjs';
import { provisionNats } from '../libs/servers/src/provision-nats.mjs';
import { provisionPostgres, requireConnections } from '../libs/servers/src/provision-postgres.mjs';
import { kinds, roleOf, roleUrl } from '../libs/servers/src/roles.mjs';

const { topology, schemaOwners, schemaOf, streamsFor, defaultExecutionsADay } = createRequire(import.meta.url)(
  '../libs/contracts/dist/topology.js',
);

function required(name) {
  if (process.env[name]) return process.env[name];
  throw new Failure(`${name} is not set; docs/configuration.md says what it is.`);
}

function replicas() {
  const text = process.env.NATS_STREAM_REPLICAS || '1';
  if (['1', '3', '5'].includes(text)) return Number(text);
  throw new Failure(`NATS_STREAM_REPLICAS is ${text}: set it to 1, 3 or 5.`);
}

function executionsADay() {
  const count = Number(process.env.EXECUTIONS_A_DAY || defaultExecutionsADay);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new Failure(`EXECUTIONS_A_DAY is ${process.env.EXECUTIONS_A_DAY}: set it to a whole number.`);
}

/** Names from the file that `npm run platform-user` keeps. */
function platformServices() {
  const file = process.env.PLATFORM_USERS_FILE;
  return file ? JSON.parse(readFileSync(file, 'utf8')).map(({ service }) => service) : [];
}

const passwordOf = (schema, kind) => required(`DB_PASSWORD_${kind === 'owner' ? 'OWNER' : schema.toUpperCase()}`);

/** What `npm start` does before the services, as a job: roles, schemas, streams, durables, migrations. */
async function prepare() {
  const url = required('POSTGRES_ADMIN_URL');
  const nats = { url: required('NATS_URL'), password: required('NATS_PASSWORD_PROVISIONER'), replicas: replicas() };
  const streams = streamsFor(executionsADay());
  const schemas = schemaOwners.map(schemaOf);
  const roles = schemas.flatMap((schema) => kinds.map((kind) => [roleOf(schema, kind), passwordOf(schema, kind)]));
  const passwords = Object.fromEntries(roles);
  await refuseWrongRedis(required('REDIS_URL'), 'REDIS_URL');
  const { POSTGRES_CONNECTIONS } = process.env;
  if (POSTGRES_CONNECTIONS) await requireConnections({ url, wanted: Number(POSTGRES_CONNECTIONS) });
  await provisionPostgres({ url, schemas, passwords });
  await provisionNats({ ...nats, topology, streams, platformServices: platformServices() });

  const ownerUrl = (service) => roleUrl({ url, schema: schemaOf(service), kind: 'owner', passwords });
  const owners = Object.fromEntries(schemaOwners.map((service) => [service, ownerUrl(service)]));
  const migrate = spawnSync(process.execPath, [join(import.meta.dirname, '../tools/migrate/main.ts')], {
    stdio: 'inherit',
    env: { ...process.env, OWNER_URLS: JSON.stringify(owners) },
  });
  return migrate.status ?? 1;
}

process.exit(
  await prepare().catch((error) => {
    console.error(error instanceof Failure ? `Cannot prepare: ${error.message}` : error);
    return 1;
  }),
);
