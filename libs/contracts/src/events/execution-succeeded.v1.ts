import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionRef } from '../execution';
import { Observation } from '../observation';

export class ExecutionSucceeded extends ExecutionRef {
  /** What the capability returned, in the shape of its manifest. */
  @IsObject() output: Record<string, unknown>;
  /** Absent when no call was made for it: a person looked it up. */
  @IsOptional() @ValidateNested() @Type(() => Observation) observation?: Observation;
}

export const executionSucceeded = defineEvent({
  type: 'execution_succeeded',
  producer: 'gateway-executor',
  aggregate: 'execution',
  verb: 'succeeded',
  summary: 'A capability was performed.',
  data: ExecutionSucceeded,
});
