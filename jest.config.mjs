import { projects, unit } from './jest.preset.mjs';

export default { projects: projects(unit, '.spec.ts') };
