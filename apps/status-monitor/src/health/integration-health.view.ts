import type { Cause, HealthStatus, Party } from '@linesman/contracts';

export interface IntegrationHealthView {
  id: string;
  integration_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
  status: HealthStatus;
  cause: Cause | null;
  party_at_fault: Party;
  /** Capabilities or probes that fail while others work. */
  failing_parts: string[];
  status_since: Date;
  last_successful_sync: Date | null;
  last_failure_at: Date | null;
  failure_count: number;
  failure_reason: string | null;
  /** The provider's own word. */
  error_code: string | null;
  is_critical: boolean;
  alerted_at: Date | null;
  resolved_at: Date | null;
  credential_version: number;
  created_at: Date;
  updated_at: Date;
}
