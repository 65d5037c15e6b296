import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** The files that the build compiles: each workspace's `src` into its `dist`. */
export function sources() {
  return ['libs', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => existsSync(join(folder, 'src')) && !runsFromSource(folder))
    .flatMap((folder) =>
      filesIn(join(folder, 'src')).map((file) => ({ from: join(folder, 'src', file), to: join(folder, 'dist', file) })),
    )
    .filter(({ from }) => !/\.(spec|int|d)\.ts$/.test(from));
}

/** libs/servers is JavaScript, because it runs before anything is installed or built. */
const runsFromSource = (folder) => folder === join(root, 'libs/servers');

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
