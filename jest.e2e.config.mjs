import { endToEnd, projects } from './jest.preset.mjs';

export default { projects: projects(endToEnd, '.e2e.ts'), maxWorkers: 1, testTimeout: 180_000 };
