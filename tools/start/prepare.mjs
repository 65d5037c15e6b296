import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { roleUrl } from '../../libs/servers/src/roles.mjs';
import { nodeBinary } from './node.mjs';
import { readJson, root, stateDir, writeJson } from './paths.mjs';

const migratedFile = join(stateDir, 'migrated.json');

/** Can be loaded only after the build. */
export const loadTopology = () => createRequire(import.meta.url)(join(root, 'libs/contracts/dist/topology.js'));

/** Creates roles, schemas, streams and durable consumers. The modules need installed packages, so they are imported here. */
export async function provision({ servers, secrets, schemas, topology, streams, platformUsers }) {
  const { provisionPostgres } = await import('../../libs/servers/src/provision-postgres.mjs');
  const { provisionNats } = await import('../../libs/servers/src/provision-nats.mjs');
  await Promise.all([
    provisionPostgres({ url: servers.postgres.url, schemas: Object.values(schemas), passwords: secrets.roles }),
    provisionNats({
      url: servers.nats.url,
      password: secrets.nats.provisioner,
      topology,
      streams,
      platformServices: platformUsers.map(({ service }) => service),
    }),
  ]);
}

/** Migrates all schemas in one process, unless neither the build nor the database has changed since the last time. */
export function migrate({ servers, secrets, schemas, buildStamp }) {
  const now = { build: buildStamp, postgres: servers.postgres.url };
  const last = readJson(migratedFile);
  if (last?.build === now.build && last.postgres === now.postgres && !servers.postgres.given) return;
  const owners = Object.entries(schemas).map(([service, schema]) => [
    service,
    roleUrl({ url: servers.postgres.url, schema, kind: 'owner', passwords: secrets.roles }),
  ]);
  const { status } = spawnSync(nodeBinary(), [join(root, 'tools/migrate/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, OWNER_URLS: JSON.stringify(Object.fromEntries(owners)) },
  });
  if (status !== 0) throw new Failure('The database could not be brought up to date: the message above says why.');
  writeJson(migratedFile, now);
}
