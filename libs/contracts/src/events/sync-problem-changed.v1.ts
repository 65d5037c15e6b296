import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError } from '../execution';
import { Nested } from '../nested';

/** sync_failed: the provider answers, and the run cannot succeed as it is. sync_late: no run has read everything in time. */
export const syncProblems = ['sync_failed', 'sync_late'] as const;
export type SyncProblem = (typeof syncProblems)[number];

export class SyncProblemChanged {
  @IsUUID() schedule_id: string;
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsString() @Length(1, 100) capability_code: string;
  /** Absent once there is none any more. */
  @IsOptional() @IsIn(syncProblems) problem?: SyncProblem;
  /** When the run was due that failed or did not come; without a problem, when it ended. */
  @IsISO8601() since: string;
  /** When a run last read everything. Absent where none has. */
  @IsOptional() @IsISO8601() last_success_at?: string;
  /** Of the run that failed. */
  @IsOptional() @Nested(() => ExecutionError) error?: ExecutionError;
}

export const syncProblemChanged = defineEvent({
  type: 'sync_problem_changed',
  producer: 'gateway-executor',
  aggregate: 'schedule',
  verb: 'problem_changed',
  summary: 'A scheduled sync failed or is late, for a reason that no other problem covers, or no longer is.',
  data: SyncProblemChanged,
});
