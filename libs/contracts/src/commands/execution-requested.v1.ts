import { IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { defineCommand } from '../define';

export class ExecutionRequested {
  @IsUUID() integration_id: string;
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code: string;
  /** The newest when absent. */
  @IsOptional() @IsInt() @Min(1) capability_version?: number;
  @IsObject() parameters: Record<string, unknown>;
  /** Required for capabilities that write. */
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
  /** After this moment nobody waits for the answer any more; not started by then, it fails. */
  @IsOptional() @IsISO8601() deadline?: string;
}

/**
 * The publisher's bearer token travels in the NATS header `Authorization`; it must be valid at the time the stream
 * stored the command, hold the role `service`, and be of the envelope's tenant.
 */
export const executionRequested = defineCommand({
  type: 'execution.requested',
  summary: 'A service of the platform asks for a capability to be performed.',
  data: ExecutionRequested,
});
