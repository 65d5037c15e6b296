import type { Cause, HealthStatus } from '@linesman/contracts';

export interface TransitionRow {
  at: string;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause | null;
  failure_reason?: string | null;
}

export interface CallBucketRow {
  at: string;
  successes: number;
  failures: number;
  latency_ms_average: number;
  latency_ms_max: number;
}

/** How health and calls of one integration went, as the status-monitor tells it. */
export interface HealthHistory {
  from: string;
  to: string;
  watched_since: string;
  status_at_start: HealthStatus;
  transitions: TransitionRow[];
  bucket_seconds: number;
  buckets: CallBucketRow[];
}
