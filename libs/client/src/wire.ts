/** Where the client asks. No other file of the client knows a subject or a path. */

/** Over NATS: `rpc.<name>.<caller>`. */
export const rpcs = {
  accept: 'execution.accept',
  announceSubscription: 'integrations.announce_subscription',
  announceSupportTicket: 'status-monitor.announce_support_ticket',
  assessReadiness: 'integrations.assess_readiness',
  execute: 'execution.execute',
  issuePageToken: 'integrations.issue_page_token',
  reportSsoLogin: 'status-monitor.report_sso_login',
  reportWebhookDelivery: 'status-monitor.report_webhook_delivery',
  resolveDefault: 'integrations.resolve_default',
};

/** The user of `npm start` that platform services share in development. */
const SHARED = 'platform';

/** `billing` of the user `billing.2`: a service has a user for each of its passwords. */
export const serviceOf = (user: string = SHARED): string => user.split('.')[0]!;
/** NATS lets a platform service ask only on subjects that end in its name. */
export const subjectOf = (rpc: string, service: string): string => `rpc.${rpc}.${service}`;
/** NATS lets a platform service receive answers only in an inbox with its name. */
export const inboxOf = (service: string): string => `_INBOX_${service}`;

const part = encodeURIComponent;
const subscription = (name: string): string => `/v1/event-subscriptions/${part(name)}`;

/** Over HTTP, at the origin in `url`. */
export const paths = {
  customer: (customer_id: string): string => `/v1/customers/${part(customer_id)}`,
  ssoLogins: '/v1/sso-logins',
  webhookDeliveries: '/v1/webhook-deliveries',
  subscription,
  takeEvents: (name: string): string => `${subscription(name)}/take`,
  confirmEvents: (name: string): string => `${subscription(name)}/confirm`,
};
