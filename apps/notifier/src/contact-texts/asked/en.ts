/** What an email asks of a customer's people, by what ends the problem. `place` and `click` are words of the product's own pages. */
export const en = {
  needs_reconnect: 'Your {connection} integration needs reauthorization',
  needs_key: 'Your {connection} integration needs a new API key',
  needs_certificate: 'Your {connection} integration needs a new certificate',
  needs_sign_on: 'Your {connection} integration needs a correction at your identity provider',
  needs_permission: 'Your {connection} integration needs more permissions',
  needs_endpoint: 'Your {connection} integration cannot deliver webhooks to you',
  needs_webhooks: 'Your {connection} integration has sent no webhooks for a long time',
  needs_quota: 'Your {connection} integration has used most of its requests',
  needs_account: 'Your {connection} integration needs an active account',
  needs_after_mistake: 'Your {connection} integration has to be reconnected after a mistake of ours',
  needs_renewal: 'Your {connection} integration expires soon',

  says_disconnected: 'We noticed that your {connection} integration with {product} has disconnected.',
  says_paused: 'This means data sync between the systems is currently paused.',
  says_key:
    'We noticed that {connection} no longer accepts the API key of your integration with {product}. Nothing runs until there is a new key.',
  says_certificate:
    'The certificate of your {connection} integration with {product} has expired, so people may not be able to sign in.',
  says_sign_on:
    'Your identity provider and {product} no longer match for your {connection} integration, so people may not be able to sign in.',
  says_permission: '{connection} refuses some requests of {product}, because permissions are missing.',
  says_rest_works: 'The rest works.',
  says_endpoint: 'Your endpoint refuses the webhooks that {product} sends for your {connection} integration.',
  says_webhooks: 'No webhook of your {connection} integration with {product} has arrived for far longer than usual.',
  says_connection_works: 'The connection itself works.',
  says_quota:
    'Your {connection} integration with {product} works. But most of the requests that {connection} allows in a day are used. Once they are used up, the work waits until there are some again.',
  says_account:
    'The {connection} account behind your integration with {product} was deactivated. Nothing runs until it is active again, or another account is connected.',
  says_mistake:
    'We made a mistake: while {product} renewed its access to {connection}, the renewal was interrupted on our side. You did nothing wrong, and we are sorry. Nothing runs until you connect once more, which only you can do.',
  says_ends:
    'The access of {product} to {connection} ends {ends}. It still works. Renew it, so that it goes on working.',
  says_ends_soon:
    'The access of {product} to {connection} ends soon. It still works. Renew it, so that it goes on working.',

  button_reconnect: '{click} {connection} Now',
  button_key: 'Enter a New {connection} Key Now',
  button_certificate: 'Enter the New {connection} Metadata Now',
  button_sign_on: 'Enter the New {connection} Settings Now',

  first_key: 'Create the new key at {connection} first.',
  first_certificate: 'Renew the certificate at your identity provider first.',
  first_sign_on: 'Check the settings of {product} at your identity provider first.',
  first_permission: 'Give the connected account the missing permissions at {connection} first.',
  first_account: 'Reactivate the account at {connection} first, or choose another one.',

  step_log_in: 'Log in to {product}',
  step_go: 'Go to {place}',
  step_authorize: 'Click "{click}" and authorize the connection',
  step_create_key: 'Create a new key at {connection}',
  step_enter_key: 'Click "{click}" and enter the new key',
  step_certificate:
    'Renew the certificate at your identity provider. If its address was entered for the metadata, that is all',
  step_enter_metadata: 'Click "{click}" and enter the new metadata',
  step_open_sign_on: 'Open the settings of {product} at your identity provider',
  step_correct_sign_on: 'Correct the address, the certificate, the audience or the client that does not match',
  step_enter_sign_on: 'If the identity provider has new settings, click "{click}" and enter them',
  step_permission: 'Give the connected account the missing permissions at {connection}',
  step_consent: 'If the permissions need a new consent, click "{click}"',
  step_reachable: 'Check that your endpoint can be reached from the internet',
  step_answers: 'Check that it answers each webhook with a 2xx status, within a few seconds',
  step_next_accepted: 'There is nothing to reconnect: the next webhook that your endpoint accepts ends the problem',
  step_registered: 'Check that your webhook endpoint is still registered, in {product} and at {connection}',
  step_switched_on: 'Check that webhooks are switched on there, and that nothing in between blocks them',
  step_next_delivered: 'There is nothing to reconnect: the next webhook that is delivered ends the problem',
  step_see_apps: 'See at {connection} which apps use its requests, and let them ask less often',
  step_buy: 'If {connection} sells more requests, add some',
  step_ask_less: 'If {product} may ask less often, reply to this email',
  step_account: 'Reactivate the {connection} account, or choose another one',
  step_renew: 'Click "{click}" and renew the access',
};

export type AskedTexts = Record<keyof typeof en, string>;
