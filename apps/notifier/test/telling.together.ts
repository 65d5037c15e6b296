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
  'near-limit',
  'new-links',
  'parked-requests',
  'preview',
  'tech-call',
  'telling',
  'told-at-once',
  'working',
]);
