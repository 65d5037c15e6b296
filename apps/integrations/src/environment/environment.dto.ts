import type { IntegrationCondition, IntegrationStatus, SyncDirection } from '@linesman/contracts';

export interface EnvironmentCapability {
  capability_code: string;
  version: number;
  kind: 'read' | 'write';
  /** Of a capability that syncs records. */
  sync: { direction: SyncDirection; object: string } | null;
}

/** A person or service, by the subject of their token; the name where a token has shown one. */
export interface EnvironmentPerson {
  subject: string;
  name: string | null;
}

export interface EnvironmentIntegration {
  integration_id: string;
  integration_name: string;
  connection_code: string;
  provider_name: string;
  status: IntegrationStatus;
  is_critical: boolean;
  purpose: string | null;
  /** `consent` at the provider, or credentials that were `entered`; null while it is not connected. */
  authentication: 'consent' | 'entered' | null;
  /** The account at the provider, where it is known. */
  account_name: string | null;
  /** Empty where no gateway performs any. */
  capabilities: EnvironmentCapability[];
  added_by: EnvironmentPerson;
  added_at: Date;
  /** Whose link the connection was last made with. Null where the credentials were entered with the integration, or long ago. */
  connected_by: EnvironmentPerson | null;
  connected_at: Date | null;
  credentials_end_at: Date | null;
  /** What the status-monitor knows, with the reliability of 90 days. Null if it does not answer, or does not know it yet. */
  condition: IntegrationCondition | null;
}

export interface Environment {
  customer_id: string;
  customer_name: string;
  made_at: Date;
  /** The technical score; null where nothing is known. */
  score: number | null;
  /** Services that did not answer: what they know is missing. */
  missing: string[];
  /** Integrations beyond the 200 that are shown. */
  left_out: number;
  /** Critical ones first. */
  integrations: EnvironmentIntegration[];
}
