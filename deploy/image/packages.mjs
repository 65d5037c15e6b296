import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';

const mention = /\b(?:require(?:\.resolve)?\(|import\(|from)\s*["']((?:@[\w.-]+\/)?[\w][\w.-]*)[^"']*["']/g;

/** What the build compiles although no image runs it. */
const ofTests = /(^|\/)test\/|\.(spec|int)\.[cm]?[jt]s$/;

/** The packages that the JavaScript in a folder names, without those of Node and those that only tests name. */
export function packagesNamedIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$|\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !ofTests.test(relative(folder, file)));
  const names = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(mention)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => !isBuiltin(name));
}

/** Where a package finds another one: in its own node_modules, else in that of a folder above. */
function locate(name, from, packages) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (!at) return undefined;
  }
}

/**
 * The folders of these packages and of all that they need, from the lock file. A peer counts where it is installed;
 * what is installed for development only does not.
 */
export function closureOf(names, { packages }) {
  const found = new Set();
  const visit = (name, from) => {
    const path = locate(name, from, packages);
    if (!path || found.has(path) || packages[path].dev || packages[path].link) return;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = packages[path];
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      visit(needed, path);
  };
  for (const name of names) visit(name, '');
  return [...found].sort();
}
