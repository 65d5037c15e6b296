import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'brand',
  'customers',
  'settings',
  'integration-pages',
  'integration-schedules',
  'integration-waiting',
  'integration-work',
  'reference',
  'rights',
  'tenant-changes',
  'tenant-pages',
  'usage-prices',
  'sign-in',
  'silences',
  'proxy',
  'readiness',
  'live',
]);
