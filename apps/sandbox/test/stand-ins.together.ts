import { runTogether } from '@linesman/testing';

runTogether(__dirname, [
  'basecamp',
  'custom-api',
  'google',
  'idp',
  'mail',
  'oauth',
  'official-clients',
  'pages',
  'providers',
  'pushes',
  'restart',
  'revocation',
  'salesforce-sync',
  'slack-install',
  'slack',
  'stand-ins',
  'stripe-gateway',
  'switches',
  'webhooks',
  'xero',
]);
