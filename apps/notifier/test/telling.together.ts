import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'acting',
  'all-deliveries',
  'approving',
  'asking-again',
  'daily-summaries',
  'expiring',
  'falling-back',
  'fields',
  'handling',
  'held-runs',
  'helping',
  'new-links',
  'preview',
  'snoozing',
  'tech-call',
  'telling',
  'told-at-once',
  'working',
]);
