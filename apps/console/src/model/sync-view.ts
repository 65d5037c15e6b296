/** One run of a sync, as the executor's API shows it. */
export interface SyncRunRow {
  run_id: string;
  execution_id: string;
  capability_code: string;
  object: string;
  full_resync: boolean;
  requested_by: string;
  status: 'running' | 'waiting' | 'whole' | 'partial' | 'failed';
  pages: number;
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  deleted: number;
  skipped: number;
  /** Of the first ones. */
  skipped_reasons: { external_id?: string; reason: string }[];
  failures: number;
  error?: { message: string; code: string } | null;
  fresh_as_of?: string | null;
  started_at: string;
  finished_at?: string | null;
  duration_ms: number;
}

/** What an integration can do, as the integrations API shows it. */
export interface CapabilityRow {
  capability_code: string;
  capability_version: number;
  description?: string;
  parameters_schema?: Record<string, unknown>;
  kind?: 'read' | 'write';
  /** Whether a gateway performs it. */
  executable: boolean;
  sync?: { direction: string; object: string };
}
