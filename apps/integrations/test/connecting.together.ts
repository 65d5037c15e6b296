import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'connect-install',
  'connect',
  'credentials-end',
  'entered-keys',
  'erasure',
  'hand-over',
  'brand',
  'link-languages',
  'link-steps',
  'reconnect-links',
  'status-follows-health',
  'subscriptions',
  'usage',
]);
