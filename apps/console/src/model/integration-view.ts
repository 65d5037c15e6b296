import type { Cause, CustomerSnapshot, HealthStatus, IntegrationSnapshot, Party } from '@linesman/contracts';

/** An integration as the integrations API shows it. */
export type IntegrationRow = Omit<IntegrationSnapshot, 'customer_id' | 'user_id' | 'purpose'> & {
  customer_id?: string | null;
  status_reason?: string | null;
  provider_account_name?: string | null;
  updated_at: string;
};

export type CustomerRow = Pick<CustomerSnapshot, 'customer_id' | 'name' | 'arr' | 'csm' | 'technical_contact'>;

export interface ConnectionRow {
  connection_code: string;
  display_name: string;
}

/** What the status-monitor knows of one integration. */
export interface HealthRow {
  integration_id: string;
  status: HealthStatus;
  cause?: Cause | null;
  party_at_fault?: Party | null;
  failure_reason?: string | null;
  error_code?: string | null;
  failing_parts?: string[] | null;
  failure_count?: number;
  last_successful_sync?: string | null;
  last_failure_at?: string | null;
  status_since?: string | null;
  updated_at?: string;
}

export interface EventRow {
  id: string;
  event_type: string;
  error_details?: Record<string, unknown> | null;
  created_at: string;
}

export interface ExecutionRow {
  execution_id: string;
  capability_code: string;
  status: 'requested' | 'running' | 'succeeded' | 'failed' | 'unknown';
  error?: { message: string; code: string; cause?: Cause } | null;
  created_at: string;
  started_at?: string | null;
  finished_at?: string | null;
}

export interface ExecutionDetails extends ExecutionRow {
  integration_id: string;
  capability_version?: number | null;
  idempotency_key?: string | null;
  requested_by: string;
  attempts: number;
  deadline: string;
  may_have_acted: boolean;
  /** When the provider is asked what became of an unclear end. */
  reconcile_at?: string | null;
  reconciliations: number;
  /** Kept from members, unless one asked for it himself. */
  parameters?: Record<string, unknown> | null;
  result?: Record<string, unknown> | null;
  /** Parameters and result went a day after the end. */
  answer_forgotten: boolean;
}
