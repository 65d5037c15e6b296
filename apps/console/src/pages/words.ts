import { deployedApps, topology } from '@linesman/contracts/topology';
import { type Cause, partName } from '@linesman/contracts';

const causes: Record<Cause, string> = {
  grant_revoked: 'Access was revoked at the provider',
  refresh_refused: 'The sign-in expired and could not be renewed',
  account_deactivated: 'The account at the provider was deactivated',
  api_key_rejected: 'The provider rejects the stored key',
  certificate_expired: 'The sign-on certificate has expired',
  sso_misconfigured: 'The identity provider does not match what was entered',
  sso_logins_refused: 'Logins fail: identity provider and platform do not match',
  insufficient_scope: 'A permission is missing at the provider',
  app_credentials_missing: 'Our credentials for this provider are not set up',
  invalid_client: 'The provider does not accept our credentials',
  refresh_interrupted: 'A renewal was interrupted on our side',
  lease_failed: 'The credentials could not be read on our side',
  timeout: 'The provider does not answer in time',
  server_error: 'The provider answers with errors',
  dns_failure: 'The provider’s address cannot be found',
  tls_failure: 'No trusted connection to the provider can be made',
  webhook_refused: 'The receiving endpoint refuses our webhooks',
  webhook_silent: 'No webhook was heard of for far longer than usual',
  sync_failed: 'A scheduled sync fails',
  sync_late: 'A scheduled sync is late',
  rate_limited: 'The provider limits the number of requests',
  busy: 'The provider is busy',
  bad_request: 'The provider refused a request as invalid',
  credentials_expiring: 'The credentials expire soon',
  rate_limit_near: 'Most of the requests that the provider allows in a day are used',
  slow: 'The provider answers more slowly than usual',
  error_rate_high: 'The provider fails more often than usual',
  data_inconsistent: 'A sync could not read some records',
  data_stale: 'No sync has been complete for far longer than usual',
};

const events: Record<string, string> = {
  auth_failure: 'Authentication failed',
  webhook_failed: 'Webhook delivery failed',
  sync_error: 'A call failed',
  first_check_passed: 'First check: it works',
  first_check_failed: 'First check: it does not work',
  reconnected: 'Reconnected',
  disconnected: 'Disconnected',
  degraded: 'Degraded',
  recovered: 'Recovered',
  cause_changed: 'Cause changed',
  watched_again: 'Watched again',
  switched_off: 'Switched off',
  switched_on: 'Switched on',
  signing_keys_changed: 'The identity provider signs with other keys',
};

const occasions: Record<string, string> = {
  opened: 'Alert',
  outage: 'Outage of the provider',
  again: 'Alert, sent again',
  reminder: 'Reminder',
  assigned: 'Assignment',
  escalated: 'Escalation',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
  'click send_fix_instructions': 'Fix instructions',
  'click schedule_tech_call': 'Offer of a tech call',
  'click tell_customer': 'News of the outage',
  changed: 'Change of the problem',
  partly: 'Works again in part',
  new_link: 'New reconnect link',
  handed_over: 'Reconnect link that was handed over',
  email_reply: 'Reply of the contact',
  nudge: 'Reminder of an attempt that was not finished',
  'tech_call chosen': 'Invitation to a tech call',
  'tech_call cancelled': 'Cancellation of a tech call',
};

const services: Record<string, string> = Object.fromEntries(
  deployedApps.map((name) => [name, topology[name].app.title]),
);

const roles: Record<string, string> = {
  admin: 'Staff',
  tenant_admin: 'Administrator',
  csm: 'Customer success',
  member: 'Member',
  service: 'Service',
};

/** `data_sync` is shown as `Data sync`. */
export const readable = (code: unknown): string => {
  const words = (typeof code === 'string' ? code : '').replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const wordsOf =
  (table: Record<string, string>) =>
  (code: unknown): string =>
    (Object.hasOwn(table, String(code)) && table[String(code)]) || readable(code);

/** `PROCESS_PAYMENT` is shown as `Process payment`. */
export const capabilityInWords = (code: string): string => readable(partName(code));

const CODE = /^([a-z]+|[A-Z][A-Z0-9_]*)$/;

/** The part of an integration that an observation speaks about: `auth`, `PROCESS_PAYMENT`, or the name of an endpoint. */
export const partInWords = (part: string): string => (CODE.test(part) ? readable(partName(part)) : part);

export const causeInWords = wordsOf(causes);
export const eventInWords = wordsOf(events);
/** An occasion that is not in the table is shown with its dot replaced: `first.second` as `First second`. */
export const occasionInWords = (code: unknown): string =>
  wordsOf(occasions)(
    String(code)
      .replace(/^(changed|partly|again|reminder|assigned|new_link|handed_over|email_reply)\..*/, '$1')
      // What was asked for again has a number.
      .replace(/\.\d+$/, '')
      .replace('.', ' '),
  );
export const serviceInWords = wordsOf(services);
export const roleInWords = wordsOf(roles);
