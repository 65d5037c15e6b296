import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = import.meta.dirname;
const { jsc, module } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));

const preset = {
  testEnvironment: 'node',
  // Workspace packages resolve to their TypeScript source, so tests need no build.
  testEnvironmentOptions: { customExportConditions: ['@linesman/source', 'node', 'node-addons'] },
  setupFiles: ['reflect-metadata'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc, module, swcrc: false, sourceMaps: 'inline' }] },
  modulePathIgnorePatterns: ['/dist/'],
};
export const unit = { ...preset, testMatch: ['**/*.spec.ts'] };
export const integration = { ...preset, testMatch: ['**/test/**/*.int.ts'] };
/** What runs together does not run by itself as well. */
const runTogether = globSync('{apps,libs}/*/test/*.together.ts', { cwd: root }).flatMap((file) => {
  const [, names] = readFileSync(join(root, file), 'utf8').split('runTogether(__dirname');
  return [...names.matchAll(/'([\w-]+)'/g)].map(([, name]) => `${dirname(file)}/${name}\\.int\\.ts$`);
});
export const together = {
  ...preset,
  testMatch: [...integration.testMatch, '**/test/*.together.ts'],
  testPathIgnorePatterns: runTogether,
};
/** Tests of whole systems. */
export const endToEnd = { ...preset, testMatch: ['**/test/**/*.e2e.ts'] };
export default unit;

/** One Jest project for each workspace that has tests of this kind, so that one run covers all. */
export function projects(kind, pattern) {
  const folders = ['libs', 'apps'].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );
  return [...folders, 'tools']
    .filter((folder) => existsSync(join(root, folder)) && hasTests(join(root, folder), pattern))
    .map((folder) => ({ ...kind, rootDir: join(root, folder), displayName: folder.split('/').pop() }));
}

const hasTests = (folder, pattern) =>
  readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? !['node_modules', 'dist'].includes(entry.name) && hasTests(join(folder, entry.name), pattern)
      : entry.name.endsWith(pattern),
  );
