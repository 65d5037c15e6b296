import { IsMoment } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CallFigures } from '../calls/call-counts';

/** Of so many seconds is a step: five and fifteen minutes, an hour, six hours, a day. */
export const steps = [300, 900, 3_600, 21_600, 86_400] as const;
export type Step = (typeof steps)[number];

export class MetricsQuery {
  @IsUUID() integration_id: string;
  /** A capability's code, or `probe`. All parts that were called if absent. */
  @IsOptional() @IsString() @Length(0, 100) part?: string;
  /** One day before the end if absent; at most 400 steps before it. */
  @IsOptional() @IsMoment() from?: Date;
  /** Now if absent. */
  @IsOptional() @IsMoment() to?: Date;
  /** Seconds of each step. If absent, the shortest one with which there are 100 steps at most. */
  @IsOptional() @IsIn(steps) @Type(() => Number) step?: Step;
}

export interface MetricsPoint extends CallFigures {
  /** Start of the step. */
  at: Date;
}

/** What the calls of all integrations of the provider needed in the last four weeks. */
export interface UsualFigures {
  success_percent: number | null;
  p50_ms: number | null;
  p95_ms: number | null;
}

/** The calls of one part. */
export interface PartMetrics extends CallFigures {
  /** A capability's code, or `probe`; empty for calls that named none. */
  part: string;
  /** Only steps with calls, oldest first. */
  points: MetricsPoint[];
  /** Null while too little is known to say. */
  usual: UsualFigures | null;
}

export interface SyncFreshness {
  capability_code: string;
  /** When the last sync ended that was complete. */
  last_synced_at: Date;
  /**
   * From when on its data count as stale. Null where they do, where nobody knows what is usual, or where a schedule says when
   * it is late.
   */
  stale_after: Date | null;
}

export interface Metrics {
  integration_id: string;
  /** Start of the first step. */
  from: Date;
  to: Date;
  step_seconds: number;
  /** By name. */
  parts: PartMetrics[];
  /** Of capabilities that have synced, by name. */
  syncs: SyncFreshness[];
}
