import type { LeasedMaterial, SkippedRecord, SyncedRecord } from '@linesman/contracts';
import type { Http } from './http';
import type { ProviderManifest } from './manifest';
import type { ReadinessSource, StatusStrategy } from './readiness';
import type { Webhook } from './webhook';

/** What a provider's code receives for one call. */
export interface CallContext {
  http: Http;
  now: () => Date;
  material: LeasedMaterial;
  /** The integration's non-secret settings. */
  config: Record<string, unknown>;
  /** The account that the integration was connected to, if it is known. */
  account_id?: string;
  /** When the caller stops waiting. Requests end by then; a minute from now if absent. */
  until?: Date;
}

export interface GatewayCall extends CallContext {
  capability_code: string;
  capability_version: number;
  parameters: Record<string, unknown>;
  /** Sent to providers that deduplicate. */
  idempotency_key: string;
  /** Only for capabilities with `sync`: the cursor of the previous page, of this run or the last; absent at first. */
  cursor?: string;
}

/** The result of one call of a sync capability. */
export interface SyncPage {
  records: SyncedRecord[];
  skipped: SkippedRecord[];
  /** Where the next call continues: in this run while `complete` is false, otherwise in the next run. At most 2,000 characters. */
  cursor: string;
  /** Whether this was the last page for now. */
  complete: boolean;
}

export interface LookUpCall extends GatewayCall {
  /** The write was not done before this time. */
  asked_at: Date;
}

/** Finds out whether a write whose answer was lost was done. It writes nothing. Undefined if it cannot tell yet. */
export type LookUp = (call: LookUpCall) => Promise<{ done: Record<string, unknown> } | { not_done: true } | undefined>;

/** Performs a capability. Resolves with its output, or rejects with a ProviderError. */
export type Gateway = (call: GatewayCall) => Promise<Record<string, unknown>>;

/** What a probe found, besides that the credentials work. */
export interface Findings {
  /** When the credentials, or the certificate behind them, end and nothing renews them. */
  ends_at?: Date;
  /** What the provider signs with: fingerprints of certificates, or ids of keys. */
  signing_keys?: string[];
}

/** Checks with cheap read calls that the credentials work. Rejects with a ProviderError if they do not. */
export type Probe = (context: CallContext) => Promise<Findings | void>;

/** The account that the credentials belong to, as the provider says. */
export interface ProviderAccount {
  account_id: string;
  account_name: string;
  /** Names of further accounts that the credentials can reach, if nothing says which one was meant. */
  others?: string[];
  /** The scopes of the credentials, where the provider says them here and not with the token. */
  granted_scopes?: string[];
}

/** The material is the access token, or the key that a consent returned. */
export interface RevokeCall extends CallContext {
  refresh_token?: string;
}

/** Ends our access at the provider. Rejects with a ProviderError if the provider did not end it. */
export type Revoke = (call: RevokeCall) => Promise<void>;

export interface Provider {
  manifest: ProviderManifest;
  gateway: Gateway;
  probe: Probe;
  /** By capability code. */
  look_up?: Record<string, LookUp>;
  /** How readiness is assessed; by the kind of credentials if absent. */
  readiness?: (source: ReadinessSource) => StatusStrategy;
  identify?: (context: CallContext) => Promise<ProviderAccount>;
  /** How our access is ended, if the provider has another way than RFC 7009 at the manifest's `revoke_url`. */
  revoke?: Revoke;
  /** Which webhooks of the provider tell about our access. Absent where it sends none. */
  webhook?: Webhook;
  /** What is wrong with entered credentials that fit the schema, each by itself or with each other. */
  disagreement?: (credentials: Record<string, string>) => { field: string; message: string } | undefined;
  /** Reads settings that are no secret (an instance URL) from an OAuth token response. */
  configFromToken?: (tokenResponse: Record<string, unknown>) => Record<string, unknown>;
  /** Settings that are no secret and follow from the account (its id), stored when it is connected. */
  configFromAccount?: (account: ProviderAccount) => Record<string, unknown>;
}
