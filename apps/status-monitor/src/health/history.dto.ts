import { IsMoment } from '@linesman/service-kit';
import type { Cause, HealthState } from '@linesman/contracts';
import { IsOptional, IsUUID } from 'class-validator';

export class HistoryQuery {
  @IsUUID() integration_id: string;
  /** One day before the end if absent; at most 92 days before the end. */
  @IsOptional() @IsMoment() from?: Date;
  /** Now if absent. */
  @IsOptional() @IsMoment() to?: Date;
}

/** A time during which health stayed the same. */
export interface HealthPeriod {
  from: Date;
  to: Date;
  /** `unknown`: nobody watched. */
  state: HealthState;
  /** Of a degraded or disconnected period. */
  cause: Cause | null;
  failure_reason: string | null;
}

/** How one integration's health changed. */
export interface HealthTimeline {
  /** Oldest first, one after the other without a gap. */
  periods: HealthPeriod[];
  /** Seconds that somebody watched, counted from the first success on. */
  watched_seconds: number;
  /** How much of `watched_seconds` was healthy, never rounded up. Null where nothing was watched. */
  healthy_percent: number | null;
}

export interface CallBucket {
  /** Start of the bucket, which is `bucket_seconds` long. */
  at: Date;
  successes: number;
  failures: number;
  latency_ms_average: number;
  latency_ms_max: number;
}

export interface HealthHistory extends HealthTimeline {
  integration_id: string;
  /** Later than requested when there were more than a thousand changes since. */
  from: Date;
  to: Date;
  bucket_seconds: number;
  /** Only buckets with calls, oldest first. */
  buckets: CallBucket[];
}
