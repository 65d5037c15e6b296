import { endToEnd, projects } from './jest.preset.mjs';

/**
 * Each file starts a whole system. On two processors a third at a time made all of them slower (369 s in place of 297),
 * because whoever waits looks again and again. Only what hangs meets the time limit.
 */
export default {
  projects: projects(endToEnd, '.e2e.ts'),
  maxWorkers: 2,
  testSequencer: './tools/test/longest-first.mjs',
  testTimeout: 900_000,
};
