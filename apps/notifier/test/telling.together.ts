import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'acting',
  'all-deliveries',
  'approving',
  'asking-again',
  'daily-summaries',
  'decisions',
  'expiring',
  'falling-back',
  'fields',
  'flapping',
  'held-runs',
  'helping',
  'new-links',
  'preview',
  'silences',
  'tech-call',
  'telling',
  'told-at-once',
  'working',
]);
