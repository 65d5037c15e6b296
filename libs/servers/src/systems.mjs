import { aptInstaller } from './install-with-apt.mjs';

/** Homebrew refuses to run as root. */
const brewInstaller = (machine) => {
  if (machine.isRoot || !machine.run('brew', ['--version'])) return null;
  return (packages) => machine.run('brew', ['install', ...packages.flatMap((it) => it.split(' '))]);
};

/** The systems whose packages are known: what these are called, and the words in which a person is told. */
const systems = [
  {
    name: 'macOS',
    is: ({ platform }) => platform === 'darwin',
    packages: {
      postgres: 'postgresql@17',
      nats: 'nats-server',
      redis: 'redis',
      chromium: '--cask chromium',
      node: 'node@24',
    },
    manager: 'Homebrew',
    installer: brewInstaller,
    command: (machine) =>
      machine.run('brew', ['--version']) ? 'brew install' : 'install Homebrew (https://brew.sh), then: brew install',
    docker: 'start Docker Desktop',
  },
  {
    name: 'Debian',
    is: ({ platform, run }) => platform === 'linux' && run('apt-get', ['--version']),
    packages: { postgres: 'postgresql', nats: 'nats-server', redis: 'redis-server', chromium: 'chromium' },
    manager: "the system's packages",
    installer: aptInstaller,
    command: () => 'apt-get install',
    docker: 'start Docker',
  },
];

/** Nobody knows what the packages of any other system are called. */
const other = {
  name: 'another system',
  packages: { postgres: 'PostgreSQL', nats: 'nats-server', redis: 'Redis or Valkey', chromium: 'Chromium' },
  installer: () => null,
  command: () => "with the system's packages",
  docker: 'start Docker',
};

export const systemOf = (machine) => systems.find(({ is }) => is(machine)) ?? other;

/** How to get these, in the words of the machine's system: `brew install redis`. */
export function howToInstall(names, machine) {
  const system = systemOf(machine);
  return `${system.command(machine)} ${names.map((name) => system.packages[name]).join(' ')}`;
}
