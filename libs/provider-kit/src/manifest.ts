import type { Cause, ConnectionStatus, SyncDirection } from '@linesman/contracts';
import type { DailyRequestsHeader } from './daily-requests';

export type JsonSchema = Record<string, unknown>;

export interface OAuth2Auth {
  type: 'oauth2';
  authorize_url: string;
  token_url: string;
  /** Where tokens are revoked as in RFC 7009. A provider with another way has a `revoke` function. */
  revoke_url?: string;
  scopes: string[];
  /** Extra authorization parameters, e.g. Dropbox's token_access_type=offline. */
  authorize_params?: Record<string, string>;
  client_authentication: 'client_secret_basic' | 'client_secret_post';
  /** rotating: each refresh token can be used once. */
  refresh: 'rotating' | 'stable' | 'none';
  /** A rotating token may be used again within this time, if the provider documents that. */
  reuse_grace_seconds?: number;
  /** The provider ends a grant whose refresh token nobody has used for so many days. */
  unused_days?: number;
  /** Used if the token response has no `expires_in`. */
  default_expires_in_seconds: number;
}

export interface ApiKeyAuth {
  type: 'api_key';
  /** Name of the credential field that is leased. */
  field: string;
  /** Names that are accepted in place of `field`, for example the one that the provider's documents use. */
  other_names?: string[];
  /** Calls can be made without `field`, and `credential_schema` does not require it. */
  optional?: true;
  /** Further credential fields that calls need, leased with `field`. They are no secrets. */
  more?: string[];
  /** A consent that returns the key, offered if our app is configured. A person may still enter a key. */
  install?: OAuth2Auth;
}

export interface CapabilityManifest {
  capability_code: string;
  version: number;
  description: string;
  /** A write needs an idempotency key from its caller. */
  kind: 'read' | 'write';
  /** Whether the provider itself deduplicates by the idempotency key that we send. */
  provider_deduplicates?: boolean;
  parameters_schema: JsonSchema;
  /**
   * Scopes that it needs: of each row one is enough, and the first is the one that we ask for. A grant without them is
   * found when it is given, where the provider says what it granted. Absent where access is not given by scopes.
   */
  scopes?: [asked: string, ...instead: string[]][];
  /** What does not work while this capability fails, as one sentence in the customer's words. */
  impact: string;
  /** What an entity that uses the integration has from it: `{ subscription: ['is paid through it', 'are paid …'] }`. */
  serves?: Record<string, [one: string, many: string]>;
  /**
   * Set if it acts for one customer. Its parameter `customer_id` then takes the platform's id too, and `id` names the
   * parameter in which the gateway gets the provider's id. A parameter `payer` says who pays, if no profile exists yet.
   */
  customer?: { id: string };
  /**
   * What the platform uses it for, whichever the provider. `customer_profile` makes a customer at the provider, once for a
   * key, from `{ name?, email?, phone? }`, and answers with its `customer_id`. `recurring_billing` bills a customer again
   * and again, with the parameters of `recurringBilling`.
   */
  fulfils?: 'customer_profile' | 'recurring_billing';
  /** Set if the capability syncs records. Its function then returns one {@link SyncPage} a call. */
  sync?: { direction: SyncDirection; object: string };
}

export interface RateLimit {
  requests: number;
  per_seconds: number;
  /** Whose requests the provider counts: those of one integration (the default), or all of our application. */
  per?: 'integration' | 'application';
}

/** What the provider asks for the use of its API, as it publishes it. Not a fee for an account or for what is sold. */
export interface PublishedPrice {
  /** If absent, every call that no price of its own covers, probes included. */
  capability_code?: string;
  /** call: each call, also one that fails. record: each record that a sync reads. */
  per: 'call' | 'record';
  /** Decimal text in the currency, with at most eight digits after the point: `0.0042`. */
  amount: string;
  /** ISO 4217. */
  currency: string;
  /** The first day, such as `2026-03-29`. */
  valid_from: string;
  /** Where the provider publishes it. */
  source: string;
}

/** What has to be done, in order. There is always a step. */
export type Steps = [string, ...string[]];

/** The text that people read for a cause. */
export interface CauseText {
  /** One sentence: what happened. */
  reason: string;
  troubleshooting: Steps;
}

export interface ProviderManifest {
  code: string;
  display_name: string;
  description: string;
  /** A `data:` or https URL of an image that exists, see {@link letterMark}. */
  logo_url: string;
  status: ConnectionStatus;
  auth: OAuth2Auth | ApiKeyAuth;
  /** Schema of the credentials a person enters (API keys); OAuth providers have none. */
  credential_schema?: JsonSchema;
  /** Schema of the non-secret settings. */
  config_schema: JsonSchema;
  capabilities: CapabilityManifest[];
  /** What the provider allows; all processes together keep to it. */
  rate_limit: RateLimit;
  /** Absent where its answers do not say what is left of a day's requests. */
  daily_requests?: DailyRequestsHeader;
  /** Absent where the provider publishes no price of a call or a record. */
  prices?: PublishedPrice[];
  /** tenant: the tenant or its customer enters the address, so every request to it is guarded. */
  addresses?: 'tenant';
  /** Between two probes of a critical integration. Others are probed twelve times less often. */
  probe_interval_seconds: number;
  /** The last troubleshooting step, if the others did not help. */
  last_resort: string;
  /** Texts that differ from the general ones of `textForCause`, which has one for every cause. */
  causes: Partial<Record<Cause, Partial<CauseText>>>;
  /** Where a person ends our access, or deletes a key that was entered: an address, or the way through the menus. */
  access_page?: string;
  /** e.g. `Settings > Integrations > Salesforce > Reconnect` */
  reconnect_path: string;
}
