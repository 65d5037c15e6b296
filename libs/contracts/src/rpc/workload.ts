import { IsBoolean, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { defineRpc } from '../define';
import { Nested, NestedList } from '../nested';

export class WorkloadRequest {
  @IsUUID('loose') tenant_id: string;
  @IsUUID() integration_id: string;
  /** Failed executions are counted from then on. */
  @IsISO8601() since: string;
}

export class UsedCapability {
  @IsString() @Length(1, 100) capability_code: string;
  @IsInt() @Min(1) executions: number;
  @IsISO8601() last_at: string;
}

export class WaitingRequests {
  @IsInt() @Min(0) count: number;
  /** When the first of them is given up. Absent where none waits. */
  @IsOptional() @IsISO8601() first_deadline?: string;
  /** Of these, the ones that wait for a verified recovery. Absent in answers of older versions. */
  @IsOptional() @IsInt() @Min(0) parked?: number;
}

/** A sync that has run through the integration. */
export class SyncUse {
  @IsString() @Length(1, 100) capability_code: string;
  /** Everything that the provider had at this time was read. Absent before a pass has finished. */
  @IsOptional() @IsISO8601() fresh_as_of?: string;
  @IsISO8601() last_run_at: string;
  @IsString() last_run_status: string;
  /** What lay between its runs as a rule. Absent after fewer than three, and where a schedule says when it runs. */
  @IsOptional() @IsInt() @Min(0) usual_seconds?: number;
  /** When the next run is due, by that. */
  @IsOptional() @IsISO8601() due_at?: string;
}

/** A sync that runs by a schedule, also where no run has come yet. */
export class ScheduledSync {
  @IsString() @Length(1, 100) capability_code: string;
  /**
   * When a run was due first since one last read everything, or since somebody last changed the schedule; otherwise when
   * the next one is due. Absent while the schedule is paused.
   */
  @IsOptional() @IsISO8601() due_at?: string;
  /** In which its times count. */
  @IsString() @Length(1, 100) time_zone: string;
  /** Runs that were due since then and had their time. At most 100 are counted. */
  @IsInt() @Min(0) @Max(100) missed_runs: number;
}

export class WorkloadAnswer {
  /** Executions are counted from this time on. It is later where there were very many. */
  @IsISO8601() counted_from: string;
  /** There were more executions before. */
  @IsBoolean() more: boolean;
  /** Most used first. */
  @NestedList(() => UsedCapability) capabilities: UsedCapability[];
  @Nested(() => WaitingRequests) waiting: WaitingRequests;
  @IsInt() @Min(0) failed_since: number;
  @NestedList(() => SyncUse) syncs: SyncUse[];
  /** Absent from an executor of an older release. */
  @IsOptional() @NestedList(() => ScheduledSync) scheduled?: ScheduledSync[];
}

export const workload = defineRpc({
  service: 'gateway-executor',
  family: 'execution',
  verb: 'workload',
  summary: 'What an integration was used for lately: capabilities, syncs, requests that wait and that failed.',
  request: WorkloadRequest,
  response: WorkloadAnswer,
  repeatable: true,
});
