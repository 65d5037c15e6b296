import { type Cause, causeFacts, type Remedy } from '@linesman/contracts';

type Steps = [string, ...string[]];

/** What whoever added the integration can do. The manifest's own steps are for a CSM, who leads a customer through them. */
const byRemedy: Record<Remedy, (provider: string) => Steps> = {
  reconnect: (provider) => [
    'Open the page of the integration',
    `Click "Reconnect", and sign in at ${provider} with an account that may allow the access`,
  ],
  enter_key: (provider) => [
    `Create a key at ${provider}, or copy the right one`,
    'Open the page of the integration, click "Enter a new key", and enter it',
  ],
  renew_certificate: () => [
    'Renew the certificate at the identity provider',
    'Open the page of the integration, click "Enter the new metadata", and enter it',
  ],
  correct_sign_on: () => [
    'Compare the settings at the identity provider with those that were entered',
    'If they differ, open the page of the integration, and enter the right ones',
  ],
  grant_permission: (provider) => [
    `Give the account or the key the missing permissions at ${provider}`,
    'If they need a new consent, open the page of the integration, and click "Reconnect"',
  ],
  repair_endpoint: () => [
    'Check that the endpoint of the webhooks can be reached, and that it answers with a 2xx status',
  ],
  check_webhooks: (provider) => [`Check that webhooks are switched on at ${provider}`],
  wait_for_provider: (provider) => [
    `You have nothing to do: we ask ${provider} again, and reconnecting does not help`,
    'The page of the integration shows when it works',
  ],
  wait_until_usual: (provider) => [
    `You have nothing to do: ${provider} works, and is slower or fails more often than usual`,
    'The page of the integration shows when it is as usual again',
  ],
  raise_quota: (provider) => [
    `You have nothing to do yet: ${provider} works, and most of the requests that it allows in a day are used`,
  ],
  staff: () => ['You have nothing to do: the problem is on our side. If it lasts, tell our support'],
  none: () => ['You have nothing to do: it is tried again. The page of the integration shows when it works'],
};

export const stepsFor = (cause: Cause, provider: string): Steps => byRemedy[causeFacts[cause].remedy](provider);
