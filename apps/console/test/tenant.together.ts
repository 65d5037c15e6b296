import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'brand',
  'customers',
  'settings',
  'settings-of-messages',
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
  'teams',
  'proxy',
  'readiness',
  'live',
]);
