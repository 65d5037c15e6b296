import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'csm-pages',
  'many-integrations',
  'signal-people',
  'staff-incidents',
  'staff-pages',
  'staff-tasks',
  'staff-catalog',
]);
