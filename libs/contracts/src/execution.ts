import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { type Cause, causes, type Remedy, remedies } from './cause';

/** transient: may work later; permanent: this request never works; unknown: the provider may have acted. */
export const failureClasses = ['transient', 'permanent', 'unknown'] as const;
export type FailureClass = (typeof failureClasses)[number];

export class ExecutionRef {
  @IsUUID() execution_id: string;
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsString() @Length(1, 100) capability_code: string;
  @IsInt() @Min(1) capability_version: number;
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
}

export class ExecutionError {
  @IsIn(failureClasses) class: FailureClass;
  @IsIn(causes) cause: Cause;
  @IsString() @Length(1, 200) code: string;
  @IsString() @Length(1, 1000) message: string;
  /** What ends the problem. Absent if nobody has to act. */
  @IsOptional() @IsIn(remedies) remedy?: Remedy;
  /** Where a person does it, if the remedy is one for the person at the link: reconnects, enters a key, allows more. */
  @IsOptional() @IsString() @Length(1, 2000) reconnect_url?: string;
}
