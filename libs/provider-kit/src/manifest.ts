import type { Cause, ConnectionStatus, SyncDirection } from '@linesman/contracts';

export type JsonSchema = Record<string, unknown>;

export interface OAuth2Auth {
  type: 'oauth2';
  authorize_url: string;
  token_url: string;
  revoke_url?: string;
  scopes: string[];
  /** Extra authorization parameters, e.g. Dropbox's token_access_type=offline. */
  authorize_params?: Record<string, string>;
  client_authentication: 'client_secret_basic' | 'client_secret_post';
  /** rotating: each refresh token works once. */
  refresh: 'rotating' | 'stable' | 'none';
  /** A rotated token may be redeemed again within this time, as the provider documents. */
  reuse_grace_seconds?: number;
  /** Assumed where the token response names none. */
  default_expires_in_seconds: number;
}

export interface ApiKeyAuth {
  type: 'api_key';
  /** Name of the credential field that is leased. */
  field: string;
  /** A consent that yields the key; used where our app is configured, and the key can be entered all the same. */
  install?: OAuth2Auth;
}

export interface CapabilityManifest {
  capability_code: string;
  version: number;
  description: string;
  /** A write needs an idempotency key from its caller. */
  kind: 'read' | 'write';
  /** Whether the provider itself deduplicates on a key that we pass on. */
  provider_deduplicates?: boolean;
  parameters_schema: JsonSchema;
  /** Set where the capability keeps records in step; its function returns one {@link SyncPage} a call. */
  sync?: { direction: SyncDirection; object: string };
}

export interface RateLimit {
  requests: number;
  per_seconds: number;
  /** Whom the provider counts: each integration, which is the default, or our application, whoever it calls for. */
  per?: 'integration' | 'application';
}

/** What a person is told for a cause. */
export interface CauseCopy {
  /** One sentence: what happened. */
  reason: string;
  troubleshooting: string[];
}

export interface ProviderManifest {
  code: string;
  display_name: string;
  description: string;
  logo_url?: string;
  status: ConnectionStatus;
  auth: OAuth2Auth | ApiKeyAuth;
  /** Schema of the credentials a person enters (API keys); OAuth providers have none. */
  credential_schema?: JsonSchema;
  /** Schema of the non-secret settings. */
  config_schema: JsonSchema;
  capabilities: CapabilityManifest[];
  /** What the provider allows, kept across all copies. */
  rate_limit: RateLimit;
  /** tenant: its address is a setting that the tenant writes down, so every request to it is guarded. */
  addresses?: 'tenant';
  probe_interval_seconds: number;
  /** What stops working while it is disconnected. */
  impact: string[];
  causes: Partial<Record<Cause, CauseCopy>>;
  /** e.g. `Settings > Integrations > Salesforce > Reconnect` */
  reconnect_path: string;
}
