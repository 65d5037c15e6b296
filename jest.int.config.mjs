import { integration, projects } from './jest.preset.mjs';

/** Much of a test is waiting, so there are more workers than processors. Only what hangs meets the time limit. */
export default {
  projects: projects(integration, '.int.ts'),
  maxWorkers: 4,
  testSequencer: './tools/test/longest-first.mjs',
  testTimeout: 300_000,
};
