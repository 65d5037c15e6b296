import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @returns a function that installs packages; null where nobody may without a password. */
export function aptInstaller(machine) {
  if (machine.isRoot) return (packages) => installAsRoot(machine, packages);
  return machine.run('sudo', ['-n', 'true']) ? (packages) => install(machine, ['sudo', '-n'], packages) : null;
}

const createCluster = 'etc/postgresql-common/createcluster.conf';
const startPolicy = 'usr/sbin/policy-rc.d';

/** Only the programs are wanted: no database cluster is created and no daemon started. */
function installAsRoot(machine, packages) {
  const quiet = [
    { file: join(machine.root, createCluster), text: 'create_main_cluster = false\n', mode: 0o644 },
    { file: join(machine.root, startPolicy), text: '#!/bin/sh\nexit 101\n', mode: 0o755 },
  ].filter(({ file }) => !existsSync(file));
  for (const { file, text, mode } of quiet) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
  }
  try {
    install(machine, [], packages);
  } finally {
    for (const { file } of quiet) rmSync(file, { force: true });
  }
}

function install(machine, prefix, packages) {
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    return machine.run(command, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  const wanted = ['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confdef', ...packages];
  if (apt(...wanted)) return;
  apt('update');
  apt(...wanted);
}
