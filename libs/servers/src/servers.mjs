import { join } from 'node:path';
import { refuseWrongRedis } from './check-redis.mjs';
import { dockerAnswers } from './docker.mjs';
import { Failure } from './failure.mjs';
import { ensureBinaries } from './install.mjs';
import { thisMachine } from './machine.mjs';
import { startNats } from './nats.mjs';
import { accepts } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

const starters = { postgres: startPostgres, nats: startNats, redis: startRedis };
const variables = { postgres: 'LINESMAN_POSTGRES_URL', nats: 'LINESMAN_NATS_URL', redis: 'LINESMAN_REDIS_URL' };
const standardPorts = { postgres: 5432, nats: 4222, redis: 6379 };

/** Chooses Docker where an engine answers; otherwise binaries of this machine, which it installs where it may. */
export async function chooseEngine(names, say, machine = thisMachine()) {
  if (names.length === 0) return 'none';
  if (process.env.LINESMAN_SERVERS !== 'binaries' && (await dockerAnswers(machine))) return 'docker';
  ensureBinaries(names, say, machine);
  return 'binaries';
}

/** Starts the servers whose URL the environment does not name. Each of `wanted` needs a port. */
export async function startServers({
  dir,
  ports,
  passwords,
  accounts,
  durable = true,
  template,
  wanted,
  given: urls = process.env,
  say = () => {},
  onEngine = () => {},
}) {
  const given = wanted.filter((name) => urls[variables[name]]);
  const own = wanted.filter((name) => !given.includes(name));
  const engine = await chooseEngine(own, say);
  onEngine(engine);
  const starting = own.map((name) => {
    const options = {
      dir: join(dir, name),
      port: ports[name],
      password: passwords[name],
      accounts,
      durable,
      engine,
      template,
    };
    return starters[name](options).then((server) => [name, server]);
  });
  const joining = given.map((name) => joinGiven(name, urls[variables[name]]).then((server) => [name, server]));
  const outcomes = await Promise.allSettled([...starting, ...joining]);
  const servers = outcomes.filter((it) => it.status === 'fulfilled').map((it) => it.value);
  const failed = outcomes.find((it) => it.status === 'rejected');
  if (failed) {
    await Promise.all(servers.map(([, server]) => server.stop()));
    throw failed.reason;
  }
  return Object.fromEntries(servers);
}

async function joinGiven(name, url) {
  const { hostname, port } = new URL(url);
  if (!(await accepts(Number(port || standardPorts[name]), hostname))) {
    throw new Failure(
      `Nothing answers at ${hostname}:${port || standardPorts[name]}: start it or correct ${variables[name]}.`,
    );
  }
  if (name === 'redis') await refuseWrongRedis(url, variables.redis);
  const refuse = () =>
    Promise.reject(
      new Failure(`${variables[name]} names a server that Linesman did not start, so it does not stop it.`),
    );
  const never = new Promise(() => {});
  return {
    name,
    url,
    given: true,
    port: Number(port),
    pid: () => null,
    exited: () => never,
    running: () => true,
    stop: async () => {},
    kill: refuse,
    restart: refuse,
  };
}
