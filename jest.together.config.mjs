import integration from './jest.int.config.mjs';
import { projects, together } from './jest.preset.mjs';

/** All integration tests at once, with fewer files: each file costs seconds before its first test. */
export default { ...integration, projects: projects(together, '.int.ts') };
