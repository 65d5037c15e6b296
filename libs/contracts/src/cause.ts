/** Why a call, a probe or a webhook delivery failed. The status-monitor's cause table says what each leads to. */
export const causes = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'certificate_expired',
  'sso_misconfigured',
  'sso_logins_refused',
  'insufficient_scope',
  'app_credentials_missing',
  'invalid_client',
  'refresh_interrupted',
  'lease_failed',
  'timeout',
  'server_error',
  'dns_failure',
  'tls_failure',
  'webhook_refused',
  'webhook_silent',
  'sync_failed',
  'sync_late',
  'rate_limited',
  'busy',
  'bad_request',
  'credentials_expiring',
  'rate_limit_near',
  'slow',
  'error_rate_high',
  'data_stale',
  'data_inconsistent',
] as const;
export type Cause = (typeof causes)[number];

/** What the figures of many calls show. No single call fails for them: they are no outage, and stop nothing. */
export const measuredCauses = ['slow', 'error_rate_high', 'data_stale'] as const satisfies readonly Cause[];
export type MeasuredCause = (typeof measuredCauses)[number];
export const isMeasured = (cause: Cause | undefined | null): cause is MeasuredCause =>
  (measuredCauses as readonly unknown[]).includes(cause);

export const parties = ['customer', 'us', 'provider', 'customer_endpoint', 'nobody'] as const;
export type Party = (typeof parties)[number];

/** What ends the problem. Pages and messages offer the action that belongs to it, and no other. */
export const remedies = [
  /** A new consent at the provider. */
  'reconnect',
  /** A new key, entered by the customer. */
  'enter_key',
  /** A new certificate or metadata. */
  'renew_certificate',
  /** The identity provider and what was entered of it have to match again. */
  'correct_sign_on',
  /** More permissions at the provider, or a new consent that includes them. */
  'grant_permission',
  /** The customer repairs the endpoint that refuses webhooks. */
  'repair_endpoint',
  /** Somebody checks that webhooks are still sent: nothing was heard for far longer than usual. */
  'check_webhooks',
  /** Nobody here can do anything: the provider has to answer again. */
  'wait_for_provider',
  /** Nobody has to act: the provider works, only not as well as usual. */
  'wait_until_usual',
  /** Fewer requests, or a larger quota at the provider. All still works. */
  'raise_quota',
  /** Our staff have to act. */
  'staff',
  'none',
] as const;
export type Remedy = (typeof remedies)[number];

export interface CauseFacts {
  party: Party;
  remedy: Remedy;
  /** No call can succeed before somebody acts on credentials or configuration: the integration's status is `error`. */
  stops_calls: boolean;
}

const revoked = { party: 'customer', remedy: 'reconnect', stops_calls: true } as const;
const ours = { party: 'us', remedy: 'staff', stops_calls: true } as const;
const refused = { party: 'customer', remedy: 'grant_permission', stops_calls: false } as const;
const theirs = { party: 'provider', remedy: 'wait_for_provider', stops_calls: false } as const;
const unusual = { party: 'provider', remedy: 'wait_until_usual', stops_calls: false } as const;
const noProblem = { party: 'nobody', remedy: 'none', stops_calls: false } as const;

export const causeFacts: Readonly<Record<Cause, CauseFacts>> = {
  grant_revoked: revoked,
  refresh_refused: revoked,
  account_deactivated: revoked,
  api_key_rejected: { party: 'customer', remedy: 'enter_key', stops_calls: true },
  certificate_expired: { party: 'customer', remedy: 'renew_certificate', stops_calls: true },
  sso_misconfigured: { party: 'customer', remedy: 'correct_sign_on', stops_calls: true },
  // The platform signs people in: our calls still work.
  sso_logins_refused: { party: 'customer', remedy: 'correct_sign_on', stops_calls: false },
  insufficient_scope: refused,
  app_credentials_missing: ours,
  invalid_client: ours,
  // Our fault, but only a new consent of the customer ends it.
  refresh_interrupted: { party: 'us', remedy: 'reconnect', stops_calls: true },
  lease_failed: ours,
  timeout: theirs,
  server_error: theirs,
  dns_failure: theirs,
  tls_failure: theirs,
  webhook_refused: { party: 'customer_endpoint', remedy: 'repair_endpoint', stops_calls: false },
  webhook_silent: { party: 'customer_endpoint', remedy: 'check_webhooks', stops_calls: false },
  // The provider answers: the request of the schedule is wrong, or its runs do not get through.
  sync_failed: { party: 'us', remedy: 'staff', stops_calls: false },
  sync_late: { party: 'us', remedy: 'staff', stops_calls: false },
  rate_limited: noProblem,
  busy: noProblem,
  bad_request: noProblem,
  credentials_expiring: { party: 'customer', remedy: 'reconnect', stops_calls: false },
  // No call has failed: most of the requests that the provider allows in a day are used.
  rate_limit_near: { party: 'nobody', remedy: 'raise_quota', stops_calls: false },
  slow: unusual,
  error_rate_high: unusual,
  // Whatever fails at the provider is a problem of its own. Here nobody asked for the sync, or it never came to its end.
  data_stale: { party: 'us', remedy: 'staff', stops_calls: false },
  // The provider answers, and our gateway could not read some of its records: it has to learn how.
  data_inconsistent: { party: 'us', remedy: 'staff', stops_calls: false },
};

/** What ends a problem of which only the party is known. */
const usualRemedy: Readonly<Record<Party, Remedy>> = {
  customer: 'reconnect',
  us: 'staff',
  provider: 'wait_for_provider',
  customer_endpoint: 'repair_endpoint',
  nobody: 'none',
};

/** What ends a problem. Older events and rows name no cause. */
export const remedyOfFault = ({ cause, party }: { cause?: Cause | null; party: Party }): Remedy =>
  cause ? causeFacts[cause].remedy : usualRemedy[party];

/** What a person on our side can do for a customer's contact about a problem, beside acknowledging it. */
export const helps = ['send_fix_instructions', 'schedule_tech_call', 'tell_customer'] as const;
export type Help = (typeof helps)[number];

const byTheContact = ['send_fix_instructions', 'schedule_tech_call'] as const;

/** Which of them help, by what ends the problem. */
export const helpsByRemedy: Readonly<Record<Remedy, readonly Help[]>> = {
  reconnect: byTheContact,
  enter_key: byTheContact,
  renew_certificate: byTheContact,
  correct_sign_on: byTheContact,
  grant_permission: byTheContact,
  repair_endpoint: byTheContact,
  check_webhooks: byTheContact,
  wait_for_provider: ['tell_customer'],
  wait_until_usual: [],
  // Whether the customer can do something depends on the provider, so the CSM decides.
  raise_quota: ['send_fix_instructions'],
  staff: [],
  none: [],
};

export const healthStatuses = ['healthy', 'degraded', 'disconnected'] as const;
export type HealthStatus = (typeof healthStatuses)[number];

/**
 * What the API and pages show. `unknown`: nobody looked, or not for long. `never_worked`: looked at, and no call has
 * succeeded yet.
 */
export const healthStates = ['unknown', 'never_worked', ...healthStatuses] as const;
export type HealthState = (typeof healthStates)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Warnings while all still works. */
export const warningTypes = ['integration_expiring', 'integration_near_limit'] as const;
export type WarningType = (typeof warningTypes)[number];

export const signalTypes = ['integration_disconnected', 'integration_degraded', ...warningTypes] as const;
export type SignalType = (typeof signalTypes)[number];

export const integrationStatuses = ['active', 'inactive', 'error', 'pending_configuration'] as const;
export type IntegrationStatus = (typeof integrationStatuses)[number];
