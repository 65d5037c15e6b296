import {
  IsArray,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
} from 'class-validator';
import { defineCommand } from '../define';
import { Nested } from '../nested';

/** A person or service whose token one of our own services has verified. */
export class OnBehalfOf {
  @IsString() @Length(1, 200) subject: string;
  @IsArray() @IsString({ each: true }) roles: string[];
}

export class ExecutionRequested {
  @IsUUID() integration_id: string;
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code: string;
  /** If absent, the newest. */
  @IsOptional() @IsInt() @Min(1) capability_version?: number;
  @IsObject() parameters: Record<string, unknown>;
  /** Required for capabilities that write. */
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
  /** An execution that has not started by this time fails. */
  @IsOptional() @IsISO8601() deadline?: string;
  /** Accepted from our own services only: who asked them, and needs a grant. */
  @IsOptional() @Nested(() => OnBehalfOf) on_behalf_of?: OnBehalfOf;
}

/**
 * The publisher sends its bearer token in the NATS header `Authorization`. It must be valid when the stream stores the
 * command, have the role `service`, and belong to the envelope's tenant.
 */
export const executionRequested = defineCommand({
  type: 'execution.requested',
  summary: 'A platform service asks to execute a capability.',
  data: ExecutionRequested,
});
