import { perRequest, type SwitchKind } from './switch';

const outage =
  'After three of five calls its integrations turn to disconnected in the console, and the provider is named as the cause. Nobody gets a message for a minute, because it may pass. Two calls that work end it.';

export const down: SwitchKind = {
  kind: 'status',
  fields: { status: 503, ...perRequest },
  name: 'Outage',
  does: ({ status = 503 }) => `Every call is answered with ${status}.`,
  then: outage,
  button: { status: 503 },
};
export const slow: SwitchKind = {
  kind: 'slow',
  fields: { ms: 1000, ...perRequest },
  name: 'Slow down',
  does: ({ ms = 1000 }) => `Every answer waits ${ms / 1000} s.`,
  then: 'The bars on the integration’s page in the console grow longer. Nothing breaks while answers come in time.',
  button: { ms: 2000 },
};
export const rateLimit: SwitchKind = {
  kind: 'rate_limit',
  fields: { retry_after: 1, ...perRequest },
  name: 'Rate limit',
  does: ({ retry_after = 1 }) => `Every call gets 429 and the request to come back in ${retry_after} s.`,
  then: 'Executions wait and try again. The connection stays healthy: it is nobody’s fault, and nobody gets a message.',
  button: { retry_after: 5 },
};
/** Of providers whose answers say how many of a day's requests are left. */
export const useRequests: SwitchKind = {
  kind: 'requests_used',
  fields: { percent: 83 },
  name: 'Use up the requests',
  does: ({ percent = 83 }) => `Every answer says that ${percent} % of the requests of a day are used.`,
  then: 'The connection stays healthy. From 80 % on the CSM gets a Slack message; it ends below 60 %, or when this is turned off.',
  button: { percent: 83 },
};
export const resetConnection: SwitchKind = {
  kind: 'reset',
  fields: perRequest,
  name: 'Cut connections',
  does: () => 'Connections are reset and nothing is done.',
  then: outage,
  button: {},
};
export const loseAnswer: SwitchKind = {
  kind: 'lost_answer',
  fields: perRequest,
  name: 'Lose answers',
  does: () => 'The work is done, and the answer never arrives.',
  then: 'No payment is made twice: Linesman asks the provider what became of it, or the execution ends as unknown and is reconciled. See the integration’s executions in the console.',
  button: {},
};

/** Of providers that tell of Linesman's access by webhooks. */
export const forgePushes: SwitchKind = {
  kind: 'forge_pushes',
  fields: {},
  name: 'Forge webhooks',
  does: () => 'The webhooks that tell of Linesman’s access are signed by somebody who does not know the secret.',
  then: 'Linesman refuses them and counts them (webhooks_refused_total). Lost access is found by the next call or probe.',
  button: {},
};

/** Every provider has these. */
export const everyProvider = [down, slow, rateLimit, resetConnection, loseAnswer];

/** Of providers that Linesman connects with OAuth. */
export const refuseApp: SwitchKind = {
  kind: 'refuse_app',
  fields: {},
  name: 'Refuse the app',
  does: () => 'The token endpoint answers invalid_client: the secret of Linesman’s app has ended.',
  then: 'Once an access token has to be renewed, the integration turns to disconnected. It is our fault: our staff are told, and neither the CSM nor the technical contact. Turn this off, and the next token refresh ends it.',
  button: {},
};

export const refuseScope: SwitchKind = {
  kind: 'refuse_scope',
  fields: { scope: undefined, account: '' },
  name: 'Refuse a scope',
  does: ({ scope }) => `Calls that need ${scope ? `the scope ${scope}` : 'it'} are refused; others work.`,
  then: 'The integration turns to degraded in the console and names the part that fails. It recovers once that part works again.',
};
export const deactivateAccount: SwitchKind = {
  kind: 'deactivate_account',
  fields: { account: undefined },
  name: 'Deactivate the account',
  does: () => 'Calls and token refreshes are refused: the account is not active any more.',
  then: 'The integration turns to disconnected; the CSM gets a Slack message, the technical contact an email. Once the account works again, follow the link in the email to reconnect.',
};
export const removeApp: SwitchKind = {
  kind: 'remove_app',
  fields: { account: undefined },
  name: 'Remove the app',
  does: () =>
    'The account removes Linesman’s app. Its key or token is refused, and the provider tells it by a webhook.',
  then: 'The integration turns to disconnected within a second, without any call; the CSM gets a Slack message, the technical contact an email. Turn this off, and follow the link in the email to reconnect.',
};
export const rejectKey: SwitchKind = {
  kind: 'reject_key',
  fields: { key: undefined, error: '' },
  name: 'Reject the key',
  does: ({ error }) => `The key is refused${error ? ` with ${error}` : ''}.`,
  then: 'The integration turns to disconnected; the CSM gets a Slack message, the technical contact an email. Turn this off, follow the link in the email and enter the key again.',
};
