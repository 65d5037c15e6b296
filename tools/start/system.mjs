import { rmSync } from 'node:fs';
import { delay } from '../../libs/servers/src/child.mjs';
import { validAt } from '../../libs/servers/src/platform-users.mjs';
import { startServers } from '../../libs/servers/src/servers.mjs';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { environmentOf, machineEnvironment, originOf } from './environment.mjs';
import { greetingOf } from './greeting.mjs';
import { remember } from './launcher-lock.mjs';
import { readJson, runFile, writeJson } from './paths.mjs';
import { loadTopology, migrate, provision } from './prepare.mjs';
import { describeRun } from './run-file.mjs';
import { seed } from './seed.mjs';
import { nodeFlagsOf, processesOf } from './services.mjs';
import {
  forget,
  keepEngine,
  keepPorts,
  keepSecrets,
  platformUsersFile,
  readSecrets,
  sandboxDir,
  serversDir,
} from './state.mjs';
import { supervise } from './supervise.mjs';
import { watchLogs } from './watch-logs.mjs';

const serverNames = ['postgres', 'nats', 'redis'];

/** Starts everything in order. `onStarting` gets the function that stops what has started, for when a later part fails. */
export async function startSystem({ fresh, processes, say, onStarting, onLost }) {
  const parts = { services: [], servers: {}, stopWatching: () => {} };
  onStarting({ stop: () => stopSystem(parts) });
  ensureDependencies(say);
  const buildStamp = await build(say);
  const { topology, schemaOwners, schemaOf, streams } = loadTopology();
  const schemas = Object.fromEntries(schemaOwners.map((service) => [service, schemaOf(service)]));
  if (fresh) forget();
  const planned = processesOf(processes);
  const ports = await keepPorts([...serverNames, ...planned.map(({ name }) => name), 'smtp']);
  const secrets = keepSecrets({ schemas: Object.values(schemas), services: Object.keys(topology) });

  const onStart = (name, pid) => {
    remember(name, pid);
    if (parts.ready) writeJson(runFile, describeRun({ ...parts, ports, secrets, topology }));
  };

  const urls = {};
  const start = ({ service, name }) => {
    const env = () => {
      const told = environmentOf({ service, name, ports, urls, schemas, topology, secrets: readSecrets(), sandboxDir });
      return { ...machineEnvironment(), ...told };
    };
    const flags = nodeFlagsOf(topology[service]);
    parts.services.push(supervise({ service, name, url: originOf(ports[name]), flags, env, say, onStart }));
  };
  // The sandbox needs no server: it boots while those start.
  planned.filter(({ service }) => service === 'sandbox').forEach(start);

  say('Starting PostgreSQL, NATS and Redis');
  const platformUsers = validAt(readJson(platformUsersFile) ?? [], new Date());
  const accounts = { topology, producers: schemaOwners, passwords: secrets.nats, platformUsers };
  const options = { dir: serversDir, ports, passwords: secrets, accounts, wanted: serverNames, say };
  parts.servers = await startServers({ ...options, onEngine: keepEngine });
  for (const [name, server] of Object.entries(parts.servers)) {
    urls[name] = server.url;
    keepAlive({ name, server, parts, say, onStart, onLost });
  }
  await provision({ servers: parts.servers, secrets, schemas, topology, streams, platformUsers });
  migrate({ servers: parts.servers, secrets, schemas, buildStamp });

  say(`Starting ${planned.map(({ name }) => name).join(', ')}`);
  planned.filter(({ service }) => service !== 'sandbox').forEach(start);
  await Promise.all(parts.services.map((service) => service.ready()));
  await seed({ ports, say });
  parts.stopWatching = watchLogs(parts.services, say);
  const run = describeRun({ ...parts, ports, secrets, topology });
  writeJson(runFile, run);
  parts.ready = true;
  return { stop: () => stopSystem(parts), greeting: greetingOf(run) };
}

/** Restarts a server that ends unasked, on the same port and data. The services reconnect by themselves. */
function keepAlive({ name, server, parts, say, onStart, onLost }) {
  if (server.given) return;
  onStart(name, server.pid());
  server.exited().then(async () => {
    if (parts.stopping) return;
    say(`${server.name} ended unasked, starting it again (its log is in ${serversDir})`);
    await restartUntilItStarts(server, parts).then(
      () => keepAlive({ name, server, parts, say, onStart, onLost }),
      onLost,
    );
  });
}

/** The children of a killed PostgreSQL hold its memory for a moment, and a new one does not start until they end. */
async function restartUntilItStarts(server, parts) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.restart();
    } catch (error) {
      await delay(1_000);
      if (attempt === 10 || parts.stopping) throw error;
    }
  }
}

/** Stops the services first, so that they can still reach the servers while they shut down. */
async function stopSystem(parts) {
  parts.stopping = true;
  parts.stopWatching();
  rmSync(runFile, { force: true });
  await Promise.all(parts.services.map((service) => service.stop()));
  await Promise.all(Object.values(parts.servers).map((server) => server.stop()));
}
