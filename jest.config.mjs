import { projects, unit } from './jest.preset.mjs';

/** Only what hangs meets the time limit, on a busy machine too. */
export default { projects: projects(unit, '.spec.ts'), testTimeout: 60_000 };
