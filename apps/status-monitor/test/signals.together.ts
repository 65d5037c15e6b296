import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'clocks',
  'customer-changes',
  'customers-at-risk',
  'erasure',
  'incidents',
  'merged-signals',
  'near-limit',
  'noticed',
  'one-signal',
  'reliability-routes',
  'pushes',
  'round-trips',
  'signals',
  'webhook-deliveries',
]);
