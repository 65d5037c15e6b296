import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { type Execution, type ExecutionStatus, executionStatuses } from './execution.entity';

export class ExecutionsQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsIn(executionStatuses) status?: ExecutionStatus;
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** next_cursor of the previous page. */
  @IsOptional() @IsString() @Length(1, 200) cursor?: string;
}

export type ExecutionView = Omit<
  Execution,
  | 'tenant_id'
  | 'request_hash'
  | 'owner'
  | 'lease_until'
  | 'takeovers'
  | 'parameters'
  | 'result'
  | 'requested_roles'
  | 'permitted'
>;
/** Members are shown parameters and result of what they asked for themselves alone. */
export type ExecutionDetails = ExecutionView & Partial<Pick<Execution, 'parameters' | 'result'>>;

export const shownColumns = [
  'execution_id',
  'command_id',
  'idempotency_key',
  'integration_id',
  'connection_code',
  'capability_code',
  'capability_version',
  'requested_by',
  'correlation_id',
  'status',
  'attempts',
  'deadline',
  'may_have_acted',
  'reconcile_at',
  'reconciliations',
  'error',
  'observation',
  'created_at',
  'started_at',
  'finished_at',
  'answer_forgotten',
  'version',
] as const satisfies (keyof ExecutionView)[];
