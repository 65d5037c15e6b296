import { readFileSync } from 'node:fs';
const { $schema, ...swc } = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
export default {
  displayName: 'sandbox',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@linesman/source', 'node', 'node-addons'] },
  setupFiles: ['reflect-metadata'],
  testMatch: ['**/src/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
};
