import { projects, unit } from './jest.preset.mjs';

/** Jest leaves a processor free by itself. Only what hangs meets the time limit, on a busy machine too. */
export default { projects: projects(unit, '.spec.ts'), maxWorkers: '100%', testTimeout: 60_000 };
