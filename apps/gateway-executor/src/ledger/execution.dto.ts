import { PageQuery, type Principal, type Role } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type Execution, type ExecutionStatus, executionStatuses } from './execution.entity';

export class ExecutionsQuery extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsIn(executionStatuses) status?: ExecutionStatus;
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
}

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
  'park_until',
  'accepted_at',
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
] as const satisfies (keyof Execution)[];

export type ExecutionView = Pick<Execution, (typeof shownColumns)[number]>;
/** Members see the parameters and result of their own requests only. */
export type ExecutionDetails = ExecutionView & Partial<Pick<Execution, 'parameters' | 'result'>>;

const trusted: Role[] = ['tenant_admin', 'csm', 'service', 'admin'];

/** Parameters and results are the tenant's business data. Other members see what was executed, when, and how it ended. */
export const readsAnswers = ({ roles }: Principal): boolean => roles.some((role) => trusted.includes(role));
