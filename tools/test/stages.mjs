import { chooseEngine } from '../../libs/servers/src/servers.mjs';
import { ensureBinaries } from '../../libs/servers/src/install.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { build } from '../start/build.mjs';
import { check, tests } from './run.mjs';

/** Everything CI runs. Each returns how many passed and how many failed. */
export const stages = {
  format: check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  // The boundary rule stays silent without Nx's project graph, which a fresh clone does not have.
  'project graph': check('nx/dist/bin/nx.js', 'show', 'projects'),
  lint: check('eslint/bin/eslint.js', '.'),
  'planted lint violations': check('../tools/test/planted-lint.ts'),
  'import cycles': check('../tools/test/import-cycles/main.ts'),
  'planted import cycles': check('../tools/test/import-cycles/main.ts', 'tools/test/planted/cycles', '--expect=1,1'),
  types: check('typescript7/bin/tsc', '-p', 'tools/test/tsconfig.json'),
  build: () => succeeds(build),
  documents: check('../tools/docs/main.ts', '--check'),
  'unit tests': tests('jest.config.mjs'),
  servers: () => succeeds(() => chooseEngine(['postgres', 'nats', 'redis'], console.log)),
  browser: () => succeeds(() => ensureBinaries(['chromium'], console.log)),
  'integration tests': tests('jest.int.config.mjs'),
  'end-to-end tests': tests('jest.e2e.config.mjs'),
};

async function succeeds(work) {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
