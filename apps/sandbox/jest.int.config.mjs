import unit from './jest.config.mjs';
export default {
  ...unit,
  displayName: 'sandbox:int',
  testMatch: ['**/test/**/*.int.ts'],
  maxWorkers: 1,
  testTimeout: 30_000,
};
