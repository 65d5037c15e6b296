import type { Cause, HealthStatus } from '@linesman/contracts';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsUUID } from 'class-validator';

export class HistoryQuery {
  @IsUUID() integration_id: string;
  /** A day ago unless told; at most 92 days before the end. */
  @IsOptional() @Type(() => Date) @IsDate() from?: Date;
  /** Now unless told. */
  @IsOptional() @Type(() => Date) @IsDate() to?: Date;
}

export interface HealthTransition {
  at: Date;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause: Cause | null;
  failure_reason: string | null;
}

export interface CallBucket {
  /** Its start; its length is `bucket_seconds`. */
  at: Date;
  successes: number;
  failures: number;
  latency_ms_average: number;
  latency_ms_max: number;
}

export interface HealthHistory {
  integration_id: string;
  /** Later than asked for where more than a thousand transitions came since. */
  from: Date;
  to: Date;
  /** Since when it is watched: nothing is known before. */
  watched_since: Date;
  /** At `from`, or at `watched_since` where that is later. */
  status_at_start: HealthStatus;
  /** Oldest first. */
  transitions: HealthTransition[];
  bucket_seconds: number;
  /** Those in which there were calls, oldest first. */
  buckets: CallBucket[];
}
