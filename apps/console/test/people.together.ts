import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'csm-pages',
  'decisions',
  'daily-summary',
  'error-trends',
  'failed-messages',
  'many-integrations',
  'provider-pages',
  'reliability',
  'signal-diagnosis',
  'signal-people',
  'staff-incidents',
  'staff-pages',
  'staff-reliability',
  'staff-silences',
  'staff-tasks',
  'staff-catalog',
  'task-pages',
  'usage',
]);
