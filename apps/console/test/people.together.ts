import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'csm-pages',
  'daily-summary',
  'many-integrations',
  'reliability',
  'signal-people',
  'staff-incidents',
  'staff-pages',
  'staff-reliability',
  'staff-tasks',
  'staff-catalog',
]);
