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
  'held-runs',
  'helping',
  'link-steps',
  'new-links',
  'preview',
  'tech-call',
  'telling',
  'told-at-once',
  'working',
]);
