import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeFlagsOf } from '../../tools/start/services.mjs';
import { closureOf, packagesNamedIn } from './packages.mjs';

const root = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);

/** What runs in no container: sources, tests, and what describes them. */
const left = /^(src|test|node_modules|tsconfig\.json|README\.md)$|\.(map|d\.[cm]?ts|tsbuildinfo)$|\.(spec|int)\.[jt]s$/;

/** The job before each roll-out migrates every schema, so its image has the built services that own one. */
const job = {
  files: ['deploy/prepare.mjs', 'tools/migrate/main.ts', 'tools/package.json'],
  folders: ['libs/servers/src'],
  scripts: 'tools/migrate',
  entry: 'deploy/prepare.mjs',
};
/** The console shows the description of the API and the runbook. */
const files = { console: ['docs/openapi.yaml', 'docs/runbooks/alerts.md'] };
const health = 'deploy/health.mjs';

/**
 * Puts what one image holds into a folder: one service, or `prepare`. The build has run, and packages are installed.
 * `providers`: names of installed packages that add one each. `link`: hard links in place of copies, for a test.
 */
export function assemble(image, to, { providers = [], link = false } = {}) {
  const { deployedApps, schemaOwners, topology } = load(join(root, 'libs/contracts/dist/topology.js'));
  const isJob = image === 'prepare';
  if (!isJob && !deployedApps.includes(image)) throw new Error(`There is no image "${image}".`);
  const put = link ? linkSync : copyFileSync;
  const copy = (path) => copyTree(join(root, path), join(to, path), put);
  const apps = isJob ? schemaOwners : [image];
  const own = [...apps.map((app) => `apps/${app}`), ...(isJob ? job.folders : [])];
  const libraries = librariesOf([...own.map(builtOf), ...(isJob ? [job.scripts] : [])]);
  const built = [...own, ...libraries.map((name) => `libs/${name}`)];

  for (const path of [
    ...built,
    ...(isJob ? [...job.files, 'libs/servers/package.json'] : [health, ...(files[image] ?? [])]),
  ])
    copy(path);
  for (const name of [...libraries, ...(isJob ? ['servers'] : [])]) {
    mkdirSync(join(to, 'node_modules/@linesman'), { recursive: true });
    symlinkSync(`../../libs/${name}`, join(to, 'node_modules/@linesman', name));
  }
  const lock = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'));
  const named = [...built.map(builtOf), ...(isJob ? [job.scripts] : [])]
    .flatMap((path) => packagesNamedIn(join(root, path)))
    .concat(providers);
  for (const path of closureOf(named, lock)) if (existsSync(join(root, path))) copy(path);

  const entry = isJob ? job.entry : `apps/${image}/dist/main.js`;
  writeFileSync(join(to, 'command'), `node ${[...nodeFlagsOf(topology[image]), entry].join(' ')}\n`);
}

const builtOf = (path) => (existsSync(join(root, path, 'dist')) ? `${path}/dist` : path);

/** The libraries that built folders name, and those that these name. */
function librariesOf(folders) {
  const found = new Set();
  const visit = (folder) => {
    for (const name of packagesNamedIn(join(root, folder))) {
      const library = name.match(/^@linesman\/([\w-]+)$/)?.[1];
      if (!library || found.has(library) || !existsSync(join(root, 'libs', library, 'dist'))) continue;
      found.add(library);
      visit(`libs/${library}/dist`);
    }
  };
  folders.forEach(visit);
  return [...found].sort();
}

function copyTree(from, to, put) {
  mkdirSync(dirname(to), { recursive: true });
  const entries = readdirOrNull(from);
  if (!entries) return put(from, to);
  for (const entry of entries) {
    if (left.test(entry.name) && !isSourceToKeep(from, entry.name)) continue;
    if (entry.isDirectory()) copyTree(join(from, entry.name), join(to, entry.name), put);
    else if (entry.isFile()) {
      mkdirSync(to, { recursive: true });
      put(join(from, entry.name), join(to, entry.name));
    }
  }
}

/** A package of others may run from a folder named `src` or `test`; only our own keep sources there. */
const isSourceToKeep = (folder, name) => /\/node_modules\//.test(folder) && /^(src|test)$/.test(name);

function readdirOrNull(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** `@acme/shop@1.2.0` → `@acme/shop` */
const withoutVersion = (text) => text.trim().replace(/(?<=.)@.*$/, '');

/** node deploy/image/assemble.mjs <service or prepare> <folder> [provider packages, separated by commas] */
if (import.meta.filename === process.argv[1]) {
  const [image, to, providers = ''] = process.argv.slice(2);
  assemble(image, to, { providers: providers.split(',').map(withoutVersion).filter(Boolean) });
}
