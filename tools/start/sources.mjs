import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const compiled = ['src', 'migrations'];

/** What the build makes from what: `src` goes to `dist`, `migrations` to `dist/migrations`. */
export function sources() {
  const folders = ['libs', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => compiled.map((part) => [`${group}/${name}`, part])),
  );
  return folders
    .filter(([folder, part]) => existsSync(join(root, folder, part)))
    .flatMap(([folder, part]) =>
      filesIn(join(root, folder, part)).map((file) => ({
        from: join(root, folder, part, file),
        to: join(root, folder, 'dist', part === 'src' ? '' : part, file),
      })),
    )
    .filter(({ from }) => !/\.(spec|int|d)\.ts$/.test(from));
}

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
