import type { LeasedMaterial, SkippedRecord, SyncedRecord } from '@linesman/contracts';
import type { Http } from './http';
import type { ProviderManifest } from './manifest';
import type { ReadinessSource, StatusStrategy } from './readiness';

/** What a provider's code gets for one call. */
export interface CallContext {
  http: Http;
  now: () => Date;
  material: LeasedMaterial;
  /** The integration's non-secret settings. */
  config: Record<string, unknown>;
}

export interface GatewayCall extends CallContext {
  capability_code: string;
  capability_version: number;
  parameters: Record<string, unknown>;
  /** Passed on to providers that deduplicate. */
  idempotency_key: string;
  /** Only for capabilities with `sync`: the cursor of the page before, of this run or of the last one; none at first. */
  cursor?: string;
}

/** What one call of a sync capability read. */
export interface SyncPage {
  records: SyncedRecord[];
  skipped: SkippedRecord[];
  /** Goes on from here: within the run while `complete` is false, at the next run after it. At most 2,000 characters. */
  cursor: string;
  /** Nothing more for now. */
  complete: boolean;
}

export interface LookUpCall extends GatewayCall {
  /** The write cannot have been done before. */
  asked_at: Date;
}

/** Finds out what became of a write whose answer never came, and writes nothing; nothing where it cannot tell yet. */
export type LookUp = (call: LookUpCall) => Promise<{ done: Record<string, unknown> } | { not_done: true } | undefined>;

/** Performs a capability; resolves with its output or rejects with a ProviderError. */
export type Gateway = (call: GatewayCall) => Promise<Record<string, unknown>>;

/** Proves with one cheap read call that the credentials work; rejects with a ProviderError when they do not. */
export type Probe = (context: CallContext) => Promise<void>;

/** Who the provider says these credentials belong to; absent where the provider cannot tell. */
export interface ProviderAccount {
  account_id: string;
  account_name: string;
  /** Names of others that these credentials reach, where nothing said which one was meant. */
  others?: string[];
}

export interface Provider {
  manifest: ProviderManifest;
  gateway: Gateway;
  probe: Probe;
  /** By capability code. */
  look_up?: Record<string, LookUp>;
  /** How its readiness is found out; by its kind of credentials when absent. */
  readiness?: (source: ReadinessSource) => StatusStrategy;
  identify?: (context: CallContext) => Promise<ProviderAccount>;
  /** Picks non-secret settings (an instance URL) out of an OAuth token response. */
  configFromToken?: (tokenResponse: Record<string, unknown>) => Record<string, unknown>;
  /** Non-secret settings that follow from whose account it is (a tenant's id), kept when it is connected. */
  configFromAccount?: (account: ProviderAccount) => Record<string, unknown>;
}
