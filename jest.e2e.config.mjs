import { endToEnd, projects } from './jest.preset.mjs';

/** Each file starts a whole system. Only what hangs meets the time limit. */
export default {
  projects: projects(endToEnd, '.e2e.ts'),
  maxWorkers: 3,
  testSequencer: './tools/test/longest-first.mjs',
  testTimeout: 900_000,
};
