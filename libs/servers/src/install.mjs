import { chromiumBinary, natsBinary, postgresBinaries, redisBinary } from './binaries.mjs';
import { Failure } from './failure.mjs';
import { thisMachine } from './machine.mjs';
import { howToInstall, systemOf } from './systems.mjs';

const needs = {
  postgres: {
    title: 'PostgreSQL',
    isFound: (on) => postgresBinaries(undefined, on),
    variable: 'LINESMAN_POSTGRES_URL',
  },
  nats: { title: 'NATS', isFound: natsBinary, variable: 'LINESMAN_NATS_URL' },
  redis: { title: 'Redis', isFound: redisBinary, variable: 'LINESMAN_REDIS_URL' },
  chromium: { title: 'Chromium', isFound: chromiumBinary },
};

/** Installs the binaries of these servers with the system's package manager where they are missing. */
export function ensureBinaries(names, say, machine = thisMachine()) {
  const missing = names.filter((name) => !needs[name].isFound(machine));
  if (missing.length === 0) return;
  const system = systemOf(machine);
  const install = system.installer(machine);
  if (install) {
    const packages = missing.map((name) => system.packages[name]);
    say(`Installing ${missing.map((name) => needs[name].title).join(', ')} with ${system.manager}`);
    install(packages);
  }
  const absent = missing.filter((name) => !needs[name].isFound(machine));
  if (absent.length === 0) return;
  const variables = absent.map((name) => needs[name].variable).filter(Boolean);
  const ways = [
    `install them (${howToInstall(absent, machine)})`,
    ...(variables.length > 0 ? [system.docker, `set ${variables.join(', ')}`] : []),
  ];
  throw new Failure(
    `Not found on this machine: ${absent.map((name) => needs[name].title).join(', ')}. Do one of these: ${ways.join('; ')}.`,
  );
}
