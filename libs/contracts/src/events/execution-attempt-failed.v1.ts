import { IsInt, IsISO8601, IsOptional, Min } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError, ExecutionRef } from '../execution';
import { Observation } from '../observation';
import { Nested } from '../nested';

export class ExecutionAttemptFailed extends ExecutionRef {
  @IsInt() @Min(1) attempt: number;
  @Nested(() => ExecutionError) error: ExecutionError;
  @Nested(() => Observation) observation: Observation;
  @IsOptional() @IsISO8601() retry_at?: string;
}

export const executionAttemptFailed = defineEvent({
  type: 'execution_attempt_failed',
  producer: 'gateway-executor',
  stream: 'FAILURES',
  aggregate: 'execution',
  verb: 'attempt_failed',
  summary: 'An attempt of an execution failed and is tried again. The execution has not ended.',
  data: ExecutionAttemptFailed,
});
