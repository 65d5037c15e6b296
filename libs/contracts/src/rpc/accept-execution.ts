import { IsBoolean, IsString, IsUUID, Length } from 'class-validator';
import { ExecutionRequested } from '../commands/execution-requested.v1';
import { defineRpc } from '../define';

export class AcceptExecutionRequest extends ExecutionRequested {
  @IsUUID() tenant_id: string;
}

export class AcceptedExecution {
  /** Id of the command, and the `causationid` of events about it. */
  @IsUUID() command_id: string;
  /** The `correlationid` of events about it. The same for each request with the same key. */
  @IsString() @Length(1, 200) correlation_id: string;
  /** Whether the stream had the same request with the same key already. */
  @IsBoolean() duplicate: boolean;
}

/** The platform sends its bearer token in the NATS header `Authorization`. It is verified at once, and stored nowhere. */
export const acceptExecution = defineRpc({
  service: 'gateway-executor',
  family: 'execution',
  verb: 'accept',
  summary: 'Stores a request to execute a capability. It is then executed even if every process dies.',
  request: AcceptExecutionRequest,
  response: AcceptedExecution,
  repeatable: ({ idempotency_key }) => idempotency_key !== undefined,
});
