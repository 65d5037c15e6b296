import type { Provider } from '../traffic/providers';
import type { Switch, SwitchKind } from './switch';

export const providerNames: Record<Provider | 'mail' | 'webhooks', { name: string; about: string }> = {
  salesforce: { name: 'Salesforce', about: 'OAuth 2.0 with rotating refresh tokens, contacts and opportunities' },
  dropbox: { name: 'Dropbox', about: 'OAuth 2.0, accounts and folders' },
  stripe: { name: 'Stripe', about: 'API keys, payments with idempotency keys' },
  xero: { name: 'Xero', about: 'OAuth 2.0, contacts and invoices' },
  google: { name: 'Google Drive', about: 'OAuth 2.0, files and changes' },
  basecamp: { name: 'Basecamp', about: 'OAuth 2.0, projects and to-dos' },
  slack: { name: 'Slack', about: 'A workspace for each tenant' },
  custom_api: { name: 'A tenant’s own API', about: 'An API key, orders' },
  idp: { name: 'Identity provider', about: 'Where Linesman’s own users sign in' },
  webhooks: { name: 'Webhooks', about: 'What the platform sends to its customers’ endpoints' },
  mail: { name: 'Mail', about: 'A mailbox for every address' },
};

interface Words {
  name: string;
  does: (one: Partial<Switch>) => string;
  /** What a person sees of it, and where. */
  then: string;
}

const outage =
  'After three of five calls its integrations turn to disconnected in the console, and the fault is the provider’s. Nobody is told for a minute, for it may pass. Two calls that work close it.';
const sendsAgain = 'The message waits and is sent again; the integration’s signal shows how it was delivered.';

export const switchWords: Record<SwitchKind, Words> = {
  status: { name: 'Outage', does: ({ status = 503 }) => `Every call is answered with ${status}.`, then: outage },
  reset: { name: 'Cut connections', does: () => 'Connections are reset and nothing is done.', then: outage },
  lost_answer: {
    name: 'Lose answers',
    does: () => 'The work is done, and the answer never arrives.',
    then: 'No payment is made twice: what became of it is looked up at the provider, or the execution ends as unknown and is reconciled. See the integration’s executions in the console.',
  },
  slow: {
    name: 'Slow down',
    does: ({ ms = 1000 }) => `Every answer waits ${ms / 1000} s.`,
    then: 'The bars on the integration’s page in the console grow longer. Nothing breaks while answers come in time.',
  },
  rate_limit: {
    name: 'Rate limit',
    does: ({ retry_after = 1 }) => `Every call gets 429 and is asked to come back in ${retry_after} s.`,
    then: 'Executions wait and try again. The connection stays healthy: nobody is at fault and nobody is told.',
  },
  refuse_scope: {
    name: 'Refuse a scope',
    does: ({ scope }) => `Calls that need the scope ${scope ?? ''} are refused; others work.`,
    then: 'The integration turns to degraded in the console and names the part that fails. It recovers once that part works again.',
  },
  deactivate_account: {
    name: 'Deactivate the account',
    does: () => 'Calls and refreshes are refused: the account is not active any more.',
    then: 'The integration turns to disconnected; the CSM hears in Slack, the technical contact by mail. Once the account works again, follow the mail’s link to reconnect.',
  },
  reject_key: {
    name: 'Reject the key',
    does: ({ error }) => `The key is refused${error ? ` with ${error}` : ''}.`,
    then: 'The integration turns to disconnected; the CSM hears in Slack, the technical contact by mail. Turn this off, follow the mail’s link and enter the key again.',
  },
  slack_error: {
    name: 'Answer with an error',
    does: ({ error, path }) => `${path || 'Every method'} answers ${error ?? ''}.`,
    then: sendsAgain,
  },
  posting_limit: {
    name: 'Posting limit',
    does: ({ mode }) =>
      mode === 'off'
        ? 'Messages are not limited.'
        : mode === 'strict'
          ? 'One message a second.'
          : 'Bursts of ten, then one message a second.',
    then: sendsAgain,
  },
  history_limit: {
    name: 'History limit',
    does: ({ per_minute = 1 }) => `${per_minute} look at a conversation’s history a minute.`,
    then: 'After a crash it takes longer until a message that may have been sent is looked for.',
  },
  fail_webhooks: {
    name: 'Fail webhooks',
    does: ({ status = 410 }) => `The customer’s endpoint answers every webhook with ${status}.`,
    then: 'Five refusals over half a minute (ten minutes outside npm start), and the integration turns to disconnected: the customer’s endpoint is at fault, and the CSM hears in Slack. Turn it off, and the next attempt mends it.',
  },
  bounce: {
    name: 'Bounce',
    does: ({ recipient }) => `Mail to ${recipient === '*' ? 'everybody' : recipient} is refused for good (550).`,
    then: 'Mails to that address stop, and the CSM gets the task “Find a new technical contact”.',
  },
  defer: {
    name: 'Defer',
    does: ({ recipient }) => `Mail to ${recipient === '*' ? 'everybody' : recipient} is put off (451).`,
    then: 'The mail is tried again until it is taken.',
  },
};

/** Of one account, and no switch: it cannot be turned off, only mended. */
export const grantWords = {
  revoke: {
    name: 'Revoke access',
    does: 'The person takes the access back at the provider.',
    then: 'The integration turns to disconnected; the CSM hears in Slack, the technical contact gets a mail. Follow its link to reconnect, and everybody hears that it is over.',
  },
  expire: {
    name: 'Expire tokens',
    does: 'Access tokens end now; the refresh token still works.',
    then: 'Nothing: they are renewed before anybody notices. The state here turns back to connected with the next call.',
  },
};
