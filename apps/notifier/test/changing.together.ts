import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'access-requests',
  'added-in-a-folder',
  'changing',
  'channel-conformance',
  'erasure',
  'staff-alerts',
  'upgraded',
]);
