import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const packaged = '/usr/lib/postgresql';
const found = (folders, name) => folders.map((folder) => join(folder, name)).find(existsSync);

/** Debian keeps daemons in /usr/sbin, which is not on everybody's path. */
const folders = () => [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
];

/** Binaries of the major version that wrote the data, else of the newest. */
function postgresFolder(version) {
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const wanted = version ? versions.filter((it) => it === version) : versions;
  return [...wanted.map((it) => join(packaged, it, 'bin')), ...folders()].find((it) => existsSync(join(it, 'initdb')));
}

export const postgresBinaries = (version) => {
  const folder = postgresFolder(version);
  return folder && { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
};
export const natsBinary = () => found(folders(), 'nats-server');
export const redisBinary = () => found(folders(), 'redis-server') ?? found(folders(), 'valkey-server');
export const chromiumBinary = () =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .map((name) => found(folders(), name))
    .find(Boolean);
