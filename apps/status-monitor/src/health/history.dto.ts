import type { Cause, HealthStatus } from '@linesman/contracts';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsUUID } from 'class-validator';

export class HistoryQuery {
  @IsUUID() integration_id: string;
  /** One day before the end if absent; at most 92 days before the end. */
  @IsOptional() @Type(() => Date) @IsDate() from?: Date;
  /** Now if absent. */
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
  /** Start of the bucket, which is `bucket_seconds` long. */
  at: Date;
  successes: number;
  failures: number;
  latency_ms_average: number;
  latency_ms_max: number;
}

export interface HealthHistory {
  integration_id: string;
  /** Later than requested when there were more than a thousand transitions since. */
  from: Date;
  to: Date;
  /** When monitoring of the integration began; nothing is known about the time before. */
  watched_since: Date;
  /** Status at `from`, or at `watched_since` if that is later. */
  status_at_start: HealthStatus;
  /** Oldest first. */
  transitions: HealthTransition[];
  bucket_seconds: number;
  /** Only buckets with calls, oldest first. */
  buckets: CallBucket[];
}
