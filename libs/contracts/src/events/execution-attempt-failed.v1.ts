import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError, ExecutionRef } from '../execution';
import { Observation } from '../observation';

export class ExecutionAttemptFailed extends ExecutionRef {
  @IsInt() @Min(1) attempt: number;
  @ValidateNested() @Type(() => ExecutionError) error: ExecutionError;
  @ValidateNested() @Type(() => Observation) observation: Observation;
  @IsOptional() @IsISO8601() retry_at?: string;
}

export const executionAttemptFailed = defineEvent({
  type: 'execution_attempt_failed',
  producer: 'gateway-executor',
  aggregate: 'execution',
  verb: 'attempt_failed',
  summary: 'An attempt of an execution failed and is tried again. The execution has not ended.',
  data: ExecutionAttemptFailed,
});
