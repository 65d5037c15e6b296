/** What Linesman answers and publishes, without decorators. Made from libs/contracts by `npm run docs`; do not edit. */

export interface AcceptedExecution {
  /** Id of the command, and the `causationid` of events about it. */
  command_id: string;
  /** The `correlationid` of events about it. The same for each request with the same key. */
  correlation_id: string;
  /** Whether the stream had the same request with the same key already. */
  duplicate: boolean;
}

export type AccessAction = 'reconnect' | 'grant_permission' | 'connect';

export interface AccessRequested {
  request_id: string;
  /** What the user cannot do alone. */
  action: AccessAction;
  /** The connection code. */
  provider: string;
  provider_name: string;
  /** Absent if there is no integration yet. */
  integration_id?: string;
  /** With `grant_permission`: the capability that the user wants to execute. If absent, the user wants to configure. */
  capability_code?: string;
  requested_by: AccessRequester;
  /** The page where an admin does it. */
  url: string;
  /** Each gets one message. */
  admins: AskedAdmin[];
}

/** The user who lacks the right to act. */
export interface AccessRequester {
  subject: string;
  name?: string;
  email?: string;
}

/** The user who added the integration. */
export interface AddedBy {
  name?: string;
  email: string;
}

export interface AlertDelivered {
  delivery_id: string;
  signal_id: string;
  channel: DeliveryChannelName | (string & {});
  /**
   * opened, changed.<version>, again.<number>, partly.<version>, resolved, withdrawn, click.<action>[.<number>],
   * new_link.<request>, tech_call.<what>
   */
  occasion: string;
  /** An email address; `staff` for our own staff. */
  recipient: string;
  delivered_at: string;
}

/** One address that the request is sent to. */
export interface AskedAdmin {
  name?: string;
  email: string;
}

/** What a tenant looks like to its customers' people, beside its name. */
export interface Brand {
  /** Of buttons, on which white text can be read. */
  color?: string;
  logo?: Logo;
}

export interface CapabilitySnapshot {
  connection_code: string;
  capability_code: string;
  capability_version: number;
  description: string;
  /** JSON Schema of the parameters. */
  parameters_schema?: Record<string, unknown>;
  removed: boolean;
  version: number;
}

export type Cause =
  | 'grant_revoked'
  | 'refresh_refused'
  | 'account_deactivated'
  | 'api_key_rejected'
  | 'certificate_expired'
  | 'sso_misconfigured'
  | 'sso_logins_refused'
  | 'insufficient_scope'
  | 'app_credentials_missing'
  | 'invalid_client'
  | 'refresh_interrupted'
  | 'lease_failed'
  | 'timeout'
  | 'server_error'
  | 'dns_failure'
  | 'tls_failure'
  | 'webhook_refused'
  | 'webhook_silent'
  | 'sync_failed'
  | 'sync_late'
  | 'rate_limited'
  | 'busy'
  | 'bad_request'
  | 'credentials_expiring'
  | 'rate_limit_near'
  | 'slow'
  | 'error_rate_high'
  | 'data_stale'
  | 'data_inconsistent';

export interface ConnectionSnapshot {
  connection_code: string;
  display_name: string;
  description?: string;
  logo_url?: string;
  status: ConnectionStatus;
  version: number;
}

export type ConnectionStatus = 'active' | 'beta' | 'deprecated';

/** The end of credentials that nothing renews. */
export interface CredentialsEnd {
  at: string;
  why: EndReason;
}

export interface Csm {
  name: string;
  email: string;
  /** If absent, looked up by email. */
  slack_user_id?: string;
  /** IANA name. If absent, the customer's is used. */
  time_zone?: string;
  manager?: Manager;
}

export interface CustomerDeleted {
  customer_id: string;
  /** The receipts repeat it. */
  erasure_id: string;
  /** All integrations that the customer ever had. Those that were not deleted before have an `integration_deleted` each. */
  integration_ids: string[];
}

export interface CustomerHealthScoreAdjusted {
  adjustment_id: string;
  customer_id: string;
  signal_id: string;
  /** Points. They are given back by a later adjustment with the opposite sign. */
  adjustment: number;
  reason: string;
  /** The health score afterwards, from 0 to 100. Absent until the platform has set a base. */
  value?: number;
}

/** A customer, as services send it to each other. */
export interface CustomerSnapshot {
  customer_id: string;
  name: string;
  /** Annual recurring revenue in whole US dollars. */
  arr?: number;
  csm?: Csm;
  technical_contact?: TechnicalContact;
  /** Who is told, in this order, where the technical contact cannot be reached or nobody acts. */
  other_contacts?: TechnicalContact[];
  /** Connection code → the customer's id at that provider, e.g. `{ "stripe": "cus_…" }`. */
  external_ids?: Record<string, string>;
  /** IANA name. Messages use it for working hours and dates. */
  time_zone: string;
  version: number;
}

/** What is left of the requests that a provider allows in a day, as its answer said. */
export interface DailyRequests {
  left: number;
  /** Absent where the answer does not name it. */
  limit?: number;
}

/** Who gets a summary of each working day, when the working hours begin in the tenant's time zone. */
export interface DailySummarySettings {
  /** Whether each CSM gets one of their own customers. */
  csms: boolean;
  /** Addresses of administrators, who get one of the whole tenant. */
  admins: string[];
}

export type DefaultLevel = 'entity' | 'customer' | 'tenant' | 'platform';

export type DeliveryChannelName = 'slack' | 'teams' | 'email';

/** From how many messages to one person on one channel on further ones come together in a digest. */
export interface DigestSettings {
  /** So many first messages within the window are sent singly. */
  messages: number;
  /** The window. One digest is sent in it at most. */
  minutes: number;
}

/** Why credentials end: they have an end, or the provider ends what nobody uses for some time. */
export type EndReason = 'expire' | 'unused';

/** CloudEvents 1.0, structured mode, with Linesman's extension attributes. */
export interface Envelope<T extends object = object> {
  specversion: '1.0';
  id: string;
  /** `/<producer>` */
  source: string;
  type: string;
  /** Id of the aggregate. */
  subject?: string;
  time: string;
  datacontenttype: 'application/json';
  tenantid: string;
  correlationid: string;
  causationid?: string;
  traceparent?: string;
  /** Counts the events of the aggregate, from 1, without a gap. */
  aggregateversion?: number;
  data: T;
}

/** A service reports what it erased. */
export interface ErasureReceipt {
  erasure_id: string;
  scope: ErasureScope;
  /** Number of rows that were deleted or emptied, by kind. */
  erased: Record<string, number>;
}

export type ErasureScope = 'customer' | 'tenant';

/** The outcome. With `requested`, `running` or `parked` it has not ended yet; an event will say how it ends. */
export interface ExecuteAnswer {
  execution_id: string;
  status: 'unknown' | 'failed' | 'requested' | 'running' | 'parked' | 'succeeded';
  connection_code: string;
  /** 0 while the circuit breaker or a rate limit has let no call through yet. */
  attempts: number;
  /** Kept for 24 hours after success. */
  output?: Record<string, unknown>;
  /** The output is larger than an answer may be. `GET /v1/executions/{execution_id}` has it. */
  output_left_out?: 'too_large';
  /** The output was deleted, after 24 hours or by an erasure. */
  answer_expired?: boolean;
  /** With `requested`, `running` or `parked`: why the last attempt failed. */
  error?: ExecutionError;
  finished_at?: string;
}

export interface ExecutionAttemptFailed extends ExecutionRef {
  attempt: number;
  error: ExecutionError;
  observation: Observation;
  retry_at?: string;
}

export interface ExecutionError {
  class: FailureClass;
  cause: Cause;
  code: string;
  message: string;
  /** What ends the problem. Absent if nobody has to act. */
  remedy?: Remedy;
  /** Where a person does it, if the remedy is one for the person at the link: reconnects, enters a key, allows more. */
  reconnect_url?: string;
}

export interface ExecutionFailed extends ExecutionRef {
  error: ExecutionError;
  /** Absent if no call reached the provider. */
  observation?: Observation;
  /** Who met the failure: a person, or a service. Absent in events of older versions. */
  requester?: 'person' | 'service';
}

export interface ExecutionRef {
  execution_id: string;
  integration_id: string;
  connection_code: string;
  capability_code: string;
  capability_version: number;
  idempotency_key?: string;
}

export interface ExecutionSucceeded extends ExecutionRef {
  /** The output of the capability. `output_left_out` instead, if the ledger alone has it: `too_large` or `quota`. */
  output: Record<string, unknown>;
  /** Absent if a person settled the execution, so that no call was made. */
  observation?: Observation;
}

export type FailureClass = 'transient' | 'permanent' | 'unknown';

/** Why the first check failed, and what helps. */
export interface FirstCheckFailure {
  cause: Cause;
  reason: string;
  /** What to do, step by step. */
  steps: string[];
}

export interface FirstCheckMessageRequested {
  integration_id: string;
  integration_name: string;
  provider_name: string;
  checked_at: string;
  /** Absent if the integration works. */
  failure?: FirstCheckFailure;
  /** What does not work although the credentials do: permissions are missing. */
  partly?: FirstCheckFailure;
  added_by: AddedBy;
  /** The page of the integration. */
  url: string;
}

/** What the provider says that it granted with the newest consent or key. */
export interface GrantedScopes {
  /** Of the credentials that came with it. Token refreshes since have made newer ones, with the same scopes. */
  credential_version: number;
  granted_at: string;
  scopes: string[];
}

export interface GrantsChanged {
  /** Absent if grants for all integrations of the tenant changed. */
  integration_id?: string;
}

export type HealthStatus = 'healthy' | 'degraded' | 'disconnected';

export interface IntegrationCredentialsChanged {
  integration_id: string;
  credential_version: number;
  reason: 'connected' | 'reconnected' | 'refreshed' | 'replaced';
  /**
   * When the new credentials end and nothing renews them: a token that cannot be refreshed, a refresh token with an end, or a
   * key whose end a person entered. Absent if no end is known.
   */
  expires_at?: string;
  /** What the provider says that it granted with new credentials. Absent where it does not say. */
  granted_scopes?: string[];
}

export interface IntegrationDeleted {
  integration_id: string;
}

export interface IntegrationFirstChecked {
  integration_id: string;
  customer_id?: string;
  /** The connection code. */
  integration_type: string;
  integration_name: string;
  outcome: 'success' | 'failure';
  /** Set when the outcome is a failure. */
  cause?: Cause;
  /** What is known by then to be missing although the credentials work. Absent if nothing is. */
  lacking?: LackedScope[];
  /** What checked it: nearly always a probe, right after it was connected. */
  checked_by: ObservationSource | (string & {});
  /** When the call began. */
  checked_at: string;
}

/** An integration without its secrets, as services send it to each other. */
export interface IntegrationSnapshot {
  integration_id: string;
  connection_code: string;
  name: string;
  status: IntegrationStatus;
  is_critical: boolean;
  customer_id?: string;
  /** Subject of the user who owns it. Absent if it belongs to the tenant. */
  user_id?: string;
  /** e.g. `notification_service` for the Slack workspace that sends the tenant's messages. */
  purpose?: string;
  /** 0 until credentials are stored for the first time. */
  credential_version: number;
  /** When the credentials end and nothing renews them. Absent if that is not known. */
  credentials_end_at?: string;
  /** Absent where the provider does not say. */
  granted?: GrantedScopes;
  /** The provider's id of the account behind it, or the address for a custom API. Integrations may share one. */
  account_id?: string;
  linked?: LinkedEntities[];
  created_at: string;
  version: number;
}

export type IntegrationStatus = 'active' | 'inactive' | 'error' | 'pending_configuration';

export interface IntegrationStatusChanged {
  integration_id: string;
  customer_id?: string;
  /** The connection code: salesforce, slack, dropbox… */
  integration_type: string;
  integration_name: string;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause;
  party_at_fault: Party;
  failure_reason?: string;
  error_code?: string;
  /** Parts that fail while others work. */
  failing_parts?: string[];
  is_critical: boolean;
  failure_count: number;
  detected_by: ObservationSource | (string & {});
  /** When the call of the observation began that showed the change. */
  observed_at: string;
  changed_at: string;
}

/** A capability that will be refused, because the provider did not grant what it needs. */
export interface LackedScope {
  part: string;
  missing_scope: string;
}

export type Language = 'en' | 'de' | 'fr' | 'es' | 'ja';

/** Names of accounts at the provider, each shortened so that it can be recognised and not read. */
export interface LinkAccounts {
  offered: string;
  /** Absent where the provider has not named the account of the integration. */
  expected?: string;
}

/** A colleague to whom the link was handed over, as the person who did it wrote. */
export interface LinkColleague {
  name: string;
  email: string;
}

export type LinkStep =
  'failed' | 'opened' | 'consent_started' | 'cancelled' | 'wrong_account' | 'held' | 'verified' | 'handed_over';

/** How many entities of one type use an integration, e.g. 12 subscriptions. */
export interface LinkedEntities {
  entity_type: string;
  count: number;
}

/** A logo by what pages and emails need to show it. The image itself is at `/brand/<tenant_id>/logo.png`. */
export interface Logo {
  /** Of the image, so that a new one has a new address. */
  version: string;
  /** In pixels. */
  width: number;
  height: number;
}

export interface Manager {
  name: string;
  email: string;
}

/** One fact about an integration's health. */
export interface Observation {
  integration_id: string;
  source: ObservationSource;
  outcome: 'success' | 'failure';
  /** Set when the outcome is a failure. */
  cause?: Cause;
  /** The provider's own code, e.g. `invalid_grant`, `INVALID_SESSION_ID`. */
  error_code?: string;
  /** One sentence for people. Never contains a credential. */
  message?: string;
  /** The part that was tried: a capability code or the name of a probe. */
  part?: string;
  http_status?: number;
  /** Of a refusal for want of a permission: its name, where the provider said it. */
  missing_scope?: string;
  /** Absent if the provider does not say. */
  daily_requests?: DailyRequests;
  latency_ms?: number;
  /** Of the bodies of all requests and answers of the call. Absent if there were none, and where its sync run tells them. */
  bytes_sent?: number;
  bytes_received?: number;
  /**
   * When the credentials, or the certificate behind them, end and nothing renews them, as a probe that worked found.
   * Absent if the provider does not say.
   */
  credentials_end_at?: string;
  /** When the call began. With credential_version it shows that an answer is too late to open or close a signal. */
  started_at: string;
  credential_version: number;
}

export type ObservationSource =
  | 'webhook'
  | 'execution'
  | 'probe'
  | 'refresh'
  | 'sso'
  | 'provider_webhook'
  | 'schedule'
  | 'measurement'
  | 'records'
  | 'scopes';

export type OutageParty = 'us' | 'provider';

export interface PageToken {
  /** For this user's page only: it shows what this user must do, and nothing else. */
  token: string;
  expires_at: string;
}

/** Counts begin when the first request of an integration is parked, and end when none waits any more. */
export interface ParkedRequestsChanged {
  integration_id: string;
  connection_code: string;
  /** How many wait now. */
  parked: number;
  /** When the first of all these was parked. */
  since?: string;
  /** Of those that wait, since when the first one waits. Absent where none does. */
  oldest_at?: string;
  /** How many ran after the recovery, by how they ended. */
  succeeded: number;
  failed: number;
  /** The provider may have acted; reconciliation finds out. */
  unknown: number;
  /** How many will not run: a person cancelled them, or they had waited for too long. */
  cancelled: number;
  expired: number;
  /** The user or service who has cancelled some just now, and how many. */
  cancelled_by?: string;
  cancelled_now?: number;
}

export type Party = 'customer' | 'us' | 'provider' | 'customer_endpoint' | 'nobody';

/** A default that cannot be used, so that the next level was tried, or one of several that a user has. */
export interface PassedOverDefault {
  integration_id: string;
  level: DefaultLevel;
  status: IntegrationStatus;
}

export interface PaymentIntegrationResolved extends ServedSubscription {
  /** `active`: while the integration is in `error`, the setup waits, and another account is not charged instead. */
  status: IntegrationStatus;
  status_reason?: string;
  /** The command that sets up the billing, or makes the customer's profile. Events of its execution have it as `causationid`. */
  command_id: string;
  idempotency_key: string;
}

export interface PaymentIntegrationUnresolved extends SubscriptionRef {
  /** A sentence that says what to do. */
  reason: string;
}

export type PriceChange = 'set' | 'deleted';

/** An outage, as far as it concerns one tenant. Each tenant with an integration in it gets events of its own. */
export interface ProviderOutage {
  outage_id: string;
  connection_code: string;
  connection_name: string;
  party_at_fault: OutageParty;
  /** What most of the failing integrations fail with. */
  cause: Cause;
  opened_at: string;
  /** How many integrations of the tenant the outage has concerned so far. */
  integrations: number;
  /** How many of them still fail. */
  still_failing: number;
}

export interface ProviderOutageClosed extends ProviderOutage {
  /** When the provider worked again. */
  ended_at: string;
}

export interface PushReceived {
  integration_id: string;
  /** The provider's name of what has happened, for example `tokens_revoked`. */
  event: string;
  /** By the provider's clock. */
  happened_at: string;
  /** Where the provider's word is enough. Absent where a probe has to find out. */
  observation?: Observation;
}

/** What to ask the admins of the tenant for, with `POST /access-requests`. */
export interface ReadinessAsk {
  action: 'connect' | 'reconnect';
  integration_id?: string;
}

/** A user's readiness at one provider, with its call to action. */
export interface ReadinessStatus {
  provider: string;
  connected: boolean;
  authenticated: boolean;
  has_refresh: boolean;
  blocking_problem: boolean;
  reason: string;
  /** Null where nobody can do anything. */
  cta_label: string | null;
  /** Null where the user may not act, or cannot end the problem. */
  cta_url: string | null;
  last_checked: string;
  ttl_seconds: number;
  /** Only where the user may not act and an admin may. */
  ask?: ReadinessAsk;
}

export interface ReconnectLinkRequested {
  request_id: string;
  integration_id: string;
  /** The address on file of the customer's technical contact, or that of the colleague to whom the link was handed over. */
  recipient: string;
  /** The risk signal that the ended link was sent for. */
  signal_id?: string;
}

export interface ReconnectLinkStepTaken {
  link_id: string;
  integration_id: string;
  /** The risk signal that the link is for. */
  signal_id: string;
  step: LinkStep;
  taken_at: string;
  /** For whom the link was made. Absent where somebody copied it, and gave it to a person by hand. */
  recipient?: string;
  /** Of `wrong_account`. */
  accounts?: LinkAccounts;
  /** Of `cancelled`: what the consent asks for, as the provider names it. */
  access?: string[];
  /** Of `handed_over`. */
  colleague?: LinkColleague;
}

export interface RecordsSynced extends SyncRunRef {
  /** Counts from 1 without a gap. sync_run_finished says how many batches there are. */
  seq: number;
  /** Only records that are new, changed or deleted since they were last published. */
  records: SyncedRecord[];
}

export interface RefreshRefused {
  observation: Observation;
}

export type Remedy =
  | 'reconnect'
  | 'enter_key'
  | 'renew_certificate'
  | 'correct_sign_on'
  | 'grant_permission'
  | 'repair_endpoint'
  | 'check_webhooks'
  | 'wait_for_provider'
  | 'wait_until_usual'
  | 'raise_quota'
  | 'staff'
  | 'none';

/** When somebody is reminded of a signal that nobody has acted on. */
export interface ReminderRule {
  /** Hours after the first message; nobody is reminded where there are none and `daily` is false. */
  remind_after_hours: number[];
  /** And then each day, when working hours begin. */
  daily: boolean;
  /** Working hours after which the CSM's manager is told; never if absent. */
  escalate_after_working_hours?: number;
  /** Working hours after which the customer's next contact is told, where there is one; never if absent. */
  next_contact_after_working_hours?: number;
}

/** By severity; a severity that is absent has its default. */
export interface ReminderSettings {
  critical?: ReminderRule;
  high?: ReminderRule;
  medium?: ReminderRule;
  low?: ReminderRule;
}

export interface ResolveDefaultAnswer {
  /** Absent if no level has a default that can be used. */
  resolved?: ResolvedDefault;
  passed_over: PassedOverDefault[];
}

export interface ResolvedDefault {
  integration_id: string;
  /** The tenant of the integration: the requested one or the platform tenant. Execute for this tenant. */
  tenant_id: string;
  connection_code: string;
  /** `entity` for a user's own integration too. */
  level: DefaultLevel;
  /** `active` or `error`. */
  status: IntegrationStatus;
  status_reason?: string;
}

export interface RiskSignalAcknowledged {
  signal_id: string;
  /** The person, as the channel names them. */
  acknowledged_by: string;
  acknowledged_at: string;
  /** When the acknowledgement ends. Nobody is reminded of the signal before. */
  acknowledged_until?: string;
}

export interface RiskSignalAcknowledgementEnded {
  signal_id: string;
  /** The person who assigned or snoozed it. */
  ended_by: string;
  ended_at: string;
}

export interface RiskSignalResolved {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  connection_name: string;
  customer?: CustomerSnapshot;
  /** verified: a probe or a call succeeded; withdrawn: the integration was deleted or switched off. */
  resolution: 'verified' | 'withdrawn';
  opened_at: string;
  resolved_at: string;
}

export type ScheduleChange = 'deleted' | 'created' | 'updated' | 'paused' | 'resumed' | 'run_requested';

export interface ScheduleChanged {
  schedule_id: string;
  integration_id: string;
  connection_code: string;
  capability_code: string;
  change: ScheduleChange;
  /** The user or service who made the change. */
  changed_by: string;
  kind: ScheduleKind;
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  cron?: string;
  /** IANA name, in which `cron` counts. The tenant's if absent. */
  time_zone?: string;
  every_seconds?: number;
  quiet_seconds?: number;
  /** Whether it runs by itself. */
  enabled: boolean;
}

export type ScheduleKind = 'cron' | 'every' | 'webhook';

/** A subscription and the integration that serves it. */
export interface ServedSubscription extends SubscriptionRef {
  integration_id: string;
  connection_code: string;
  /** Where the default was set. An integration at the level `platform` belongs to the platform tenant. */
  level: DefaultLevel;
}

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** How severe a risk signal is, for integrations that are critical or are not, from an ARR of the customer on. */
export interface SeverityRow {
  is_critical: boolean;
  /** The row applies from this annual recurring revenue on, in US dollars, up to that of the next row. */
  arr_from: number;
  disconnected: Severity;
  degraded: Severity;
}

/** One thing that is wrong with an integration. A signal has all of them. */
export interface SignalProblem {
  cause: Cause;
  party: Party;
  /** What fails: a capability code, an endpoint. Absent if all of it does. */
  part?: string;
  since: string;
  /** Of refused webhooks: how many since then. */
  failures?: number;
  /** Of refused webhooks: what the endpoint answered to the last one. Absent if it did not answer. */
  http_status?: number;
  /** Of a missing permission: its name, where the provider said it. */
  missing_scope?: string;
  /** Of syncs that fail or are late: when one last worked. Absent where none has. */
  last_worked_at?: string;
  /** What happened, in one sentence. */
  reason?: string;
}

/** A risk signal with everything that a message about it needs. */
export interface SignalSnapshot {
  signal_id: string;
  signal_type: SignalType;
  severity: Severity;
  /** The health change that caused it. Triggers of workflows are matched against it. */
  status_change: IntegrationStatusChanged;
  /** Absent if the integration belongs to no customer. The tenant's admins are notified then. */
  customer?: CustomerSnapshot;
  connection_name: string;
  /** All problems, the worst first; `status_change.cause` is the first one's. Absent in events of older versions. */
  problems?: SignalProblem[];
  /** Parts that work, where others fail. */
  working_parts?: string[];
  /** What does not work, as sentences, computed from what stopped. */
  impact: string[];
  /** Absent where no sync stopped, and in events of older versions. */
  syncs_stopped?: SyncsStopped;
  troubleshooting: string[];
  /** Where a person reconnects in the product, e.g. `Settings > Integrations > Salesforce > Reconnect`. */
  reconnect_path: string;
  /** Set while the credentials end soon and still work. */
  credentials_end?: CredentialsEnd;
  previous_disconnection_at?: string;
  opened_at: string;
  /** Nobody is notified before this time, because the cause may be an outage. */
  hold_until?: string;
}

export type SignalType =
  'integration_disconnected' | 'integration_degraded' | 'integration_expiring' | 'integration_near_limit';

/** A record that could not be synced, and why. */
export interface SkippedRecord {
  external_id?: string;
  reason: string;
}

/** One attempt of a person to sign in to the platform through an integration for single sign-on. */
export interface SsoLogin {
  integration_id: string;
  /** The platform's id of the attempt. A report that is repeated counts once. */
  attempt_id: string;
  outcome: 'signed_in' | 'failed';
  /** With `failed` only. */
  failure?: SsoLoginFailure;
  /** A sentence for people. It names no person and holds no token. */
  message?: string;
  attempted_at: string;
}

export type SsoLoginFailure =
  | 'certificate_expired'
  | 'user_refused'
  | 'signature_invalid'
  | 'certificate_unknown'
  | 'audience_mismatch'
  | 'issuer_unknown'
  | 'client_refused'
  | 'idp_timeout'
  | 'idp_error';

/** Where our own staff are notified of what only they can repair. Settings of the platform tenant only. */
export interface StaffAlerts {
  email?: string;
  /** A user or channel in the workspace of the platform tenant's `slack_integration_id`. */
  slack_id?: string;
}

export interface StaffSignalClosed {
  staff_signal_id: string;
  closed_at: string;
}

export interface StaffSignalOpened {
  staff_signal_id: string;
  /** What is wrong, e.g. `probes_late`. */
  kind: string;
  /** A durable consumer or a connection code; empty where the kind says all. */
  about: string;
  title: string;
  /** The sentence with the measured number. */
  reason: string;
  severity: Severity;
  /** The section of docs/runbooks/alerts.md that says what to do. */
  runbook: string;
  /** Since when it was seen. */
  since: string;
}

/** What is billed again and again. */
export interface SubscriptionBilling {
  /** What each period costs, in the currency: `100.00`. */
  amount: string;
  currency: string;
  interval: 'week' | 'month' | 'year';
  /** If absent, 1. */
  interval_count?: number;
  /** The first day that is billed. If absent, the day of the setup. */
  starts_on?: string;
  /** What the invoice says. */
  description?: string;
  /** Days to pay an invoice. If absent, 14. */
  days_until_due?: number;
}

export interface SubscriptionCreated {
  subscription_id: string;
  customer_id?: string;
  /** If absent, `payment_processing`. */
  purpose?: string;
  /** Who pays, for the profile at the payment provider. */
  email: string;
  name?: string;
  phone?: string;
  /** If absent, only a profile of the customer is made. */
  billing?: SubscriptionBilling;
}

export interface SubscriptionPaymentFailed extends ServedSubscription {
  execution_id: string;
  error: ExecutionError;
}

export interface SubscriptionPaymentReady extends ServedSubscription {
  execution_id: string;
  /** Id of the customer at the payment provider. Absent if the provider gives none. */
  profile_id?: string;
  /** Id of what bills the customer at the provider. Absent if the subscription named no billing. */
  billing_id?: string;
}

export interface SubscriptionPaymentWaiting extends ServedSubscription {
  /** Why the integration cannot be used at the moment. */
  reason: string;
}

export interface SubscriptionRef {
  subscription_id: string;
  customer_id?: string;
  purpose: string;
}

/** A ticket about an integration, in the platform's own system. */
export interface SupportTicket {
  /** The platform's id of it. A ticket that is reported again counts once. */
  ticket_id: string;
  integration_id: string;
  /** When the customer opened it. */
  opened_at: string;
}

export type SyncDirection = 'inbound' | 'outbound';

/** partial: records were read, and the next run continues after them; failed: no record was read. */
export type SyncEnd = 'whole' | 'partial' | 'failed';

export type SyncProblem = 'sync_failed' | 'sync_late';

export interface SyncProblemChanged {
  schedule_id: string;
  integration_id: string;
  connection_code: string;
  capability_code: string;
  /** Absent once there is none any more. */
  problem?: SyncProblem;
  /** When the run was due that failed or did not come; without a problem, when it ended. */
  since: string;
  /** When a run last read everything. Absent where none has. */
  last_success_at?: string;
  /** Of the run that failed. */
  error?: ExecutionError;
}

export interface SyncRunFinished extends SyncRunRef {
  status: SyncEnd;
  /** Whether everything was read again from the beginning. */
  full_resync: boolean;
  started_at: string;
  finished_at: string;
  /** All records that the provider had at this time are synced. Absent until a run ended `whole`. */
  fresh_as_of?: string;
  /** Of a run that ended `whole`: a schedule says when the next one is late. */
  scheduled?: boolean;
  /** The number of `records_synced` events of this run. */
  batches: number;
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  deleted: number;
  skipped: number;
  /** Of the bodies of requests and answers, of all attempts. Absent where nobody counted. */
  bytes_sent?: number;
  bytes_received?: number;
  /** Reasons of the first skipped records. */
  skipped_reasons: SkippedRecord[];
  error?: ExecutionError;
}

export interface SyncRunRef {
  run_id: string;
  execution_id: string;
  integration_id: string;
  connection_code: string;
  capability_code: string;
  /** The kind of record: contact, invoice. */
  object: string;
  direction: SyncDirection;
}

/** One record of a provider, in the platform's shape. A later one with the same external_id replaces it. */
export interface SyncedRecord {
  external_id: string;
  data: Record<string, unknown>;
  /** The provider does not have the record any more. */
  deleted?: boolean;
}

export type SyncsStopped = 'only' | 'also';

export interface TaskChanged {
  task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  signal_tenant_id?: string;
  customer_id?: string;
  changed: ('title' | 'priority' | 'assignee' | 'due_at' | 'status' | 'external_ref')[];
  title: string;
  priority: 'low' | 'medium' | 'high' | 'critical';
  /** Email of the person who must do it. */
  assignee?: string;
  due_at: string;
  status: 'open' | 'closed';
  external_ref?: TaskExternalRef;
  /** Who changed it, or why it changed (`severity of the signal`). */
  changed_by: string;
  changed_at: string;
}

export interface TaskClosed {
  task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  signal_tenant_id?: string;
  customer_id?: string;
  /** Who closed it, or why it was closed automatically (`signal resolved`). */
  closed_by: string;
  closed_at: string;
  /** How it was done, in the words of the person who closed it. */
  note?: string;
}

export interface TaskCommented {
  task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  signal_tenant_id?: string;
  customer_id?: string;
  comment_id: string;
  text: string;
  commented_by: string;
  commented_at: string;
}

export interface TaskCreated {
  task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  signal_tenant_id?: string;
  customer_id?: string;
  title: string;
  priority: 'low' | 'medium' | 'high' | 'critical';
  /** Email of the person who must do it. */
  assignee?: string;
  due_at: string;
  /** On a task about one integration. */
  integration_id?: string;
  /** Who made it by hand. */
  created_by?: string;
}

/** The same task in another system. */
export interface TaskExternalRef {
  id: string;
  url?: string;
}

export interface TaskOverdue {
  task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  signal_id: string;
  customer_id?: string;
  title: string;
  priority: 'low' | 'medium' | 'high' | 'critical';
  /** Email of the person who must do it. */
  assignee?: string;
  due_at: string;
}

export interface TechnicalContact {
  name: string;
  email: string;
  title?: string;
  /** Of emails to them and of the pages behind their links. If absent, the tenant's. */
  language?: Language;
}

export interface TenantErased {
  /** The receipts repeat it. */
  erasure_id: string;
}

export interface TenantSettings {
  product_name: string;
  /** Sender of emails. Replies go to it too. */
  mail_from: string;
  /** Connections that get a call to action. */
  enabled_providers: string[];
  working_hours: WorkingHours;
  /** The `slack` integration that sends the tenant's messages. */
  slack_integration_id?: string;
  /** A channel in the workspace of `slack_integration_id`, in which CSMs are told. In direct messages if absent. */
  slack_channel_id?: string;
  /** Its name when it was chosen, without the #. */
  slack_channel_name?: string;
  /** Origins of the tenant's pages that show calls to action. */
  page_origins?: string[];
  staff_alerts?: StaffAlerts;
  /** IANA name, in which schedules of syncs count, and whose morning the daily summary is sent in. UTC if absent. */
  time_zone?: string;
  /** Nobody gets a daily summary without it. */
  daily_summary?: DailySummarySettings;
  /** Of a customer's people whose own language is not known. If absent, pages are in what their browser asks for, and emails in English. */
  language?: Language;
  /** When somebody is reminded of a signal that nobody has acted on. */
  reminders?: ReminderSettings;
  /** From how many messages to one person on further ones come together. */
  digest?: DigestSettings;
  /** How severe the tenant's risk signals are. `defaultSeverityPolicy` if absent. */
  severity_policy?: SeverityRow[];
  /** Linesman's plain look if absent. */
  brand?: Brand;
  version: number;
}

export interface UsagePriceChanged {
  price_id: string;
  change: PriceChange;
  /** The user or service who made the change. */
  changed_by: string;
  connection_code: string;
  /** Absent for every call of the connection that no price of its own covers. */
  capability_code?: string;
  /** call: each call to the provider. record: each record that a sync reads. */
  per: 'call' | 'record';
  /** Decimal text in the currency. */
  amount: string;
  /** ISO 4217. */
  currency: string;
  /** The first day, in the tenant's time zone. */
  valid_from: string;
}

export interface WebhookTestRequested {
  /** The attempt is reported with this id. */
  attempt_id: string;
  integration_id: string;
  /** As the platform has reported it. */
  endpoint: string;
  /** The user who asked. */
  requested_by: string;
  requested_at: string;
}

export interface WorkingHours {
  /** 0 to 23, in the time zone of whoever is told or called. */
  start_hour: number;
  end_hour: number;
  /** ISO week days, Monday is 1. */
  days: number[];
}

/** The data of each event, by the event's type. */
export interface LinesmanEvents {
  /** A user asked the admins of the tenant to connect, reconnect or permit something. */
  access_requested: AccessRequested;
  /** A message was delivered to a person. */
  alert_delivered: AlertDelivered;
  /** A capability of a connection was added, changed or removed. */
  capability_changed: CapabilitySnapshot;
  /** A connection was added to the catalog, changed or removed. */
  connection_changed: ConnectionSnapshot;
  /** A customer was deleted, with its integrations. Every service erases the customer’s data and answers with a receipt. */
  customer_deleted: CustomerDeleted;
  /** A customer's health score was lowered by a critical disconnection, or raised again after its repair. */
  customer_health_score_adjusted: CustomerHealthScoreAdjusted;
  /** A customer was created or changed. */
  customer_upserted: CustomerSnapshot;
  /** An attempt of an execution failed and is tried again. The execution has not ended. */
  execution_attempt_failed: ExecutionAttemptFailed;
  /** Data of executions was erased, for a deleted customer or tenant. */
  execution_data_erased: ErasureReceipt;
  /** An execution failed and is not tried again. */
  execution_failed: ExecutionFailed;
  /** An execution succeeded. */
  execution_succeeded: ExecutionSucceeded;
  /** The provider may have acted. Reconciliation finds out, and a second event says how the execution ended. */
  execution_unknown: ExecutionFailed;
  /** The user who added an integration is to be told what its first check found. Published once for each integration. */
  first_check_message_requested: FirstCheckMessageRequested;
  /** Grants were changed. Leases that contain the old grants must be requested again. */
  grants_changed: GrantsChanged;
  /** An integration was created. */
  integration_created: IntegrationSnapshot;
  /** New credentials were stored. Leases of older ones must not be used any more. */
  integration_credentials_changed: IntegrationCredentialsChanged;
  /** An integration was deleted. Its signals are withdrawn. */
  integration_deleted: IntegrationDeleted;
  /** A new integration was checked for the first time. Published once for each integration. */
  integration_first_checked: IntegrationFirstChecked;
  /** The health of an integration changed. */
  integration_status_changed: IntegrationStatusChanged;
  /** The name, status, criticality, owner or metadata of an integration changed. */
  integration_updated: IntegrationSnapshot;
  /** Health, observations and risk signals were erased, for a deleted customer or tenant. */
  monitoring_data_erased: ErasureReceipt;
  /** Data of notifications was erased, for a deleted customer or tenant. */
  notification_data_erased: ErasureReceipt;
  /** Many more or many fewer requests of an integration wait for its recovery than was last said, or none any more. */
  parked_requests_changed: ParkedRequestsChanged;
  /** The integration for a new subscription was found, and the billing or the customer’s profile was requested at the payment provider. */
  payment_integration_resolved: PaymentIntegrationResolved;
  /** No integration was found for a new subscription. Nothing was set up. */
  payment_integration_unresolved: PaymentIntegrationUnresolved;
  /** An outage is over. Every integration that still fails was called again since. */
  provider_outage_closed: ProviderOutageClosed;
  /** Many integrations of a provider fail for its reason. Published for each tenant that has some of them, when the first one fails. */
  provider_outage_opened: ProviderOutage;
  /** The party at fault of an outage changed, or how many integrations of the tenant it concerns; at most twice a minute. */
  provider_outage_updated: ProviderOutage;
  /** A provider told by its webhook that our access has ended, or that it may have changed. */
  push_received: PushReceived;
  /** Somebody with a reconnect link that has ended asked for a new one, while the integration does not work. */
  reconnect_link_requested: ReconnectLinkRequested;
  /** Somebody took a step with a reconnect link of a risk signal, for example opened it or cancelled the consent. */
  reconnect_link_step_taken: ReconnectLinkStepTaken;
  /** A batch of a provider's records that are new, changed or deleted, in the platform's shape. */
  records_synced: RecordsSynced;
  /** The provider refused a token refresh. The cause says whose fault that is. */
  refresh_refused: RefreshRefused;
  /** A person acknowledged a risk signal, for the first time or anew. */
  risk_signal_acknowledged: RiskSignalAcknowledged;
  /** The acknowledgement of a risk signal ended before its time, because a person assigned or snoozed the signal. */
  risk_signal_acknowledgement_ended: RiskSignalAcknowledgementEnded;
  /** A risk signal was opened. */
  risk_signal_opened: SignalSnapshot;
  /** A risk signal was resolved or withdrawn. Everybody who was notified of it is notified of its end. */
  risk_signal_resolved: RiskSignalResolved;
  /** The severity, cause or context of an open risk signal changed. */
  risk_signal_updated: SignalSnapshot;
  /** Somebody made, changed, paused, resumed or deleted the schedule of a sync, or asked for a run of it. */
  schedule_changed: ScheduleChanged;
  /** A problem of Linesman itself is over. */
  staff_signal_closed: StaffSignalClosed;
  /** A problem of Linesman itself has lasted. It belongs to the platform tenant. */
  staff_signal_opened: StaffSignalOpened;
  /** The billing or the customer of a new subscription could not be set up at the payment provider. A person can try again. */
  subscription_payment_failed: SubscriptionPaymentFailed;
  /** The customer of a new subscription exists at the payment provider. If the subscription named its billing, the provider bills it again and again. */
  subscription_payment_ready: SubscriptionPaymentReady;
  /** The integration for a new subscription is in error. The setup goes on by itself when it works again. */
  subscription_payment_waiting: SubscriptionPaymentWaiting;
  /** A scheduled sync failed or is late, for a reason that no other problem covers, or no longer is. */
  sync_problem_changed: SyncProblemChanged;
  /** A sync run ended. */
  sync_run_finished: SyncRunFinished;
  /** A task has another title, priority, assignee, due time or reference, or was opened again. */
  task_changed: TaskChanged;
  /** A task was done, or is not needed any more. */
  task_closed: TaskClosed;
  /** Somebody wrote a comment on a task. */
  task_commented: TaskCommented;
  /** A task was created for a person, with a due time. */
  task_created: TaskCreated;
  /** The due time of an open task has passed. Published once for each due time. */
  task_overdue: TaskOverdue;
  /** A tenant was erased. Every service erases the tenant’s data, answers with a receipt and ignores its later events. */
  tenant_erased: TenantErased;
  /** The settings of a tenant changed. */
  tenant_settings_changed: TenantSettings;
  /** Somebody set or deleted a price in the price list of a tenant. */
  usage_price_changed: UsagePriceChanged;
  /** A user asked the platform to send a test webhook to an endpoint, and to report that attempt. */
  webhook_test_requested: WebhookTestRequested;
}
