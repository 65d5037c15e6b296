import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'access-requests',
  'connect-keys',
  'cta',
  'custom-api',
  'execute',
  'idempotency',
  'lease-requests',
  'leases',
  'new-links',
  'readiness',
  'readiness-changes',
  'pushes',
  'visits',
  'revocation',
  'shutdown',
  'storage',
  'web-component',
]);
