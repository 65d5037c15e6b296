import {
  IsArray,
  IsBoolean,
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
  /** It waits while its integration is disconnected, in place of failing, and runs after a verified recovery, in order. */
  @IsOptional() @IsBoolean() park?: boolean;
  /** It fails if it still waits then: after 7 days if absent, after 30 days at the latest. Parks it too. */
  @IsOptional() @IsISO8601() park_until?: string;
  /** Who asked the service that publishes, and needs a grant. If absent, that service itself. */
  @IsOptional() @Nested(() => OnBehalfOf) on_behalf_of?: OnBehalfOf;
}

/** Of our own services only. A platform service asks with the RPC `execution.accept`, which verifies its token. */
export const executionRequested = defineCommand({
  type: 'execution.requested',
  summary: 'A capability must be executed.',
  data: ExecutionRequested,
});
