import { IsIn, IsOptional } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError, ExecutionRef } from '../execution';
import { Observation } from '../observation';
import { Nested } from '../nested';

export class ExecutionFailed extends ExecutionRef {
  @Nested(() => ExecutionError) error: ExecutionError;
  /** Absent if no call reached the provider. */
  @IsOptional() @Nested(() => Observation) observation?: Observation;
  /** Who met the failure: a person, or a service. Absent in events of older versions. */
  @IsOptional() @IsIn(['person', 'service']) requester?: 'person' | 'service';
}

export const executionFailed = defineEvent({
  type: 'execution_failed',
  producer: 'gateway-executor',
  stream: 'FAILURES',
  ends_in_asker: true,
  aggregate: 'execution',
  verb: 'failed',
  summary: 'An execution failed and is not tried again.',
  data: ExecutionFailed,
});
