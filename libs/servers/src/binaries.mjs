import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { thisMachine } from './machine.mjs';

/** Where Homebrew is: on Apple silicon, on Intel, and on Linux. */
const homebrew = ['opt/homebrew', 'usr/local', 'home/linuxbrew/.linuxbrew'];

/** Debian keeps daemons in /usr/sbin, which is not on everybody's path. */
const folders = ({ path, root }) => [
  ...path.split(delimiter).filter(Boolean),
  ...['usr/sbin', 'usr/local/bin', ...homebrew.map((prefix) => `${prefix}/bin`)].map((folder) => join(root, folder)),
];

const entriesOf = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/**
 * The folders of each version of PostgreSQL: Debian's, and those of Homebrew, which puts no version on the path
 * (`keg_only :versioned_formula`).
 */
const versioned = ({ root }) => [
  ...entriesOf(join(root, 'usr/lib/postgresql')).map((version) => ({
    version,
    folder: join(root, 'usr/lib/postgresql', version, 'bin'),
  })),
  ...homebrew.flatMap((prefix) =>
    entriesOf(join(root, prefix, 'opt')).flatMap((name) => {
      const version = name.match(/^postgresql@(\d+)$/)?.[1];
      return version ? [{ version, folder: join(root, prefix, 'opt', name, 'bin') }] : [];
    }),
  ),
];

/** Binaries of the major version that wrote the data, else of the newest. */
function postgresFolder(version, machine) {
  const wanted = versioned(machine)
    .filter((it) => !version || it.version === version)
    .sort((a, b) => Number(b.version) - Number(a.version));
  return [...wanted.map(({ folder }) => folder), ...folders(machine)].find((it) => existsSync(join(it, 'initdb')));
}

const found = (name, machine) =>
  folders(machine)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

export const postgresBinaries = (version, machine = thisMachine()) => {
  const folder = postgresFolder(version, machine);
  return folder && { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
};
export const natsBinary = (machine = thisMachine()) => found('nats-server', machine);
export const redisBinary = (machine = thisMachine()) =>
  found('redis-server', machine) ?? found('valkey-server', machine);

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Applications of macOS are on no path. */
const applications = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];
export const chromiumBinary = (machine = thisMachine()) =>
  chromiums.map((name) => found(name, machine)).find(Boolean) ??
  applications.map((path) => join(machine.root, 'Applications', path)).find((file) => existsSync(file));
