import { IsObject, IsOptional } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionRef } from '../execution';
import { Observation } from '../observation';
import { Nested } from '../nested';

export class ExecutionSucceeded extends ExecutionRef {
  /** The output of the capability. `output_left_out` instead, if the ledger alone has it: `too_large` or `quota`. */
  @IsObject() output: Record<string, unknown>;
  /** Absent if a person settled the execution, so that no call was made. */
  @IsOptional() @Nested(() => Observation) observation?: Observation;
}

export const executionSucceeded = defineEvent({
  type: 'execution_succeeded',
  producer: 'gateway-executor',
  stream: 'OUTCOMES',
  ends_in_asker: true,
  aggregate: 'execution',
  verb: 'succeeded',
  summary: 'An execution succeeded.',
  data: ExecutionSucceeded,
});
