import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'credentials',
  'erasure',
  'execution',
  'schedule-changes',
  'schedule-problems',
  'schedules',
  'sync',
]);
