import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'audit',
  'client',
  'concurrent-changes',
  'customer-profiles',
  'defaults',
  'grants',
  'lists',
  'management',
  'owners',
  'page-token',
  'people',
  'settings',
  'tenant-pages',
]);
