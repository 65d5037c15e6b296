import { chmodSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const prefix = 'linesman-test-';

/** The name contains the id of the process that made it, so that folders of killed runs are known and deleted. */
export function makeTestFolder(): string {
  const dir = mkdtempSync(join(place(), `${prefix}${process.pid}-`));
  chmodSync(dir, 0o711);
  return dir;
}

/** One data folder of PostgreSQL to copy for all workers of a run, which are children of one process. */
export const postgresTemplate = (): string => join(place(), `${prefix}${process.ppid}-template`, 'data');

export const abandonedTestFolders = (): string[] =>
  readdirSync(place())
    .filter((name) => name.startsWith(prefix) && !existsSync(`/proc/${name.slice(prefix.length).split('-')[0]}`))
    .map((name) => join(place(), name));

/** PostgreSQL's own user must be able to enter it. */
function place(): string {
  for (let path = tmpdir(); path !== '/'; path = dirname(path)) {
    if (!(statSync(path).mode & 0o001)) return '/tmp';
  }
  return tmpdir();
}
