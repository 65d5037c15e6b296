import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'connect-install',
  'connect',
  'credentials-end',
  'entered-keys',
  'erasure',
  'hand-over',
  'link-languages',
  'link-steps',
  'reconnect-links',
  'status-follows-health',
  'subscriptions',
  'usage',
]);
