import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'customers',
  'settings',
  'integration-pages',
  'integration-schedules',
  'integration-work',
  'reference',
  'rights',
  'tenant-changes',
  'tenant-pages',
  'usage-prices',
  'sign-in',
  'proxy',
  'readiness',
  'live',
]);
