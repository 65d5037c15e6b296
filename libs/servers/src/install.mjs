import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromiumBinary, natsBinary, postgresBinaries, redisBinary } from './binaries.mjs';
import { Failure } from './failure.mjs';

const needs = {
  postgres: { found: postgresBinaries, package: 'postgresql', variable: 'LINESMAN_POSTGRES_URL' },
  nats: { found: natsBinary, package: 'nats-server', variable: 'LINESMAN_NATS_URL' },
  redis: { found: redisBinary, package: 'redis-server', variable: 'LINESMAN_REDIS_URL' },
  chromium: { found: chromiumBinary, package: 'chromium' },
};

/** Installs the binaries of these servers from the system's packages where they are missing. */
export function ensureBinaries(names, say) {
  const missing = names.filter((name) => !needs[name].found());
  if (missing.length === 0) return;
  const packages = missing.map((name) => needs[name].package);
  const prefix = aptPrefix();
  if (prefix) {
    say(`Installing ${packages.join(', ')} from the system's packages`);
    installQuietly(prefix, packages);
  }
  const absent = missing.filter((name) => !needs[name].found());
  if (absent.length === 0) return;
  const wanted = absent.map((name) => needs[name].package).join(' ');
  const variables = absent.map((name) => needs[name].variable).filter(Boolean);
  const otherwise = variables.length > 0 ? `, start Docker, or set ${variables.join(', ')}` : '';
  throw new Failure(`Not found on this machine: ${wanted}. Install with "apt-get install ${wanted}"${otherwise}.`);
}

function aptPrefix() {
  if (spawnSync('apt-get', ['--version']).status !== 0) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

const createCluster = '/etc/postgresql-common/createcluster.conf';
const startPolicy = '/usr/sbin/policy-rc.d';

/** Only the programs are wanted: no database cluster is created and no daemon started. */
function installQuietly(prefix, packages) {
  const run = (...args) =>
    spawnSync(prefix[0] ?? args[0], prefix[0] ? [...prefix.slice(1), ...args] : args.slice(1), options);
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const asRoot = prefix.length === 0;
  const ours = asRoot ? [createCluster, startPolicy].filter((path) => !existsSync(path)) : [];
  if (ours.includes(createCluster)) {
    mkdirSync('/etc/postgresql-common', { recursive: true });
    writeFileSync(createCluster, 'create_main_cluster = false\n');
  }
  if (ours.includes(startPolicy)) writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = ['apt-get', 'install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confdef'];
    const { status } = run(...install, ...packages);
    if (status === 0) return;
    run('apt-get', 'update');
    run(...install, ...packages);
  } finally {
    for (const path of ours) rmSync(path, { force: true });
  }
}
