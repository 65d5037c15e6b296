/** Where the client asks. No other file of the client knows a subject or a path. */

/** NATS lets the user of a platform service ask only on subjects that end in this name. */
const CALLER = 'platform';

const subject = (rpc: string): string => `rpc.${rpc}.${CALLER}`;

/** Over NATS. */
export const subjects = {
  accept: subject('execution.accept'),
  announceSubscription: subject('integrations.announce_subscription'),
  assessReadiness: subject('integrations.assess_readiness'),
  execute: subject('execution.execute'),
  issuePageToken: subject('integrations.issue_page_token'),
  resolveDefault: subject('integrations.resolve_default'),
};

const part = encodeURIComponent;
const subscription = (name: string): string => `/v1/event-subscriptions/${part(name)}`;

/** Over HTTP, at the origin in `url`. */
export const paths = {
  customer: (customer_id: string): string => `/v1/customers/${part(customer_id)}`,
  webhookDeliveries: '/v1/webhook-deliveries',
  subscription,
  takeEvents: (name: string): string => `${subscription(name)}/take`,
  confirmEvents: (name: string): string => `${subscription(name)}/confirm`,
};
