import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'customer-changes',
  'customers-at-risk',
  'erasure',
  'incidents',
  'merged-signals',
  'one-signal',
  'signals',
  'webhook-deliveries',
]);
