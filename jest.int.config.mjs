import { integration, projects } from './jest.preset.mjs';

export default { projects: projects(integration, '.int.ts'), maxWorkers: 2, testTimeout: 60_000 };
