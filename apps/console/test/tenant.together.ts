import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'customer-ids',
  'integration-pages',
  'integration-work',
  'reference',
  'rights',
  'tenant-changes',
  'tenant-pages',
  'sign-in',
  'proxy',
  'readiness',
  'live',
]);
