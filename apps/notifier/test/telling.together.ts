import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'acting',
  'all-deliveries',
  'approving',
  'asking-again',
  'daily-summaries',
  'expiring',
  'failed-deliveries',
  'falling-back',
  'fields',
  'held-runs',
  'helping',
  'new-links',
  'preview',
  'tech-call',
  'telling',
  'told-at-once',
  'working',
]);
