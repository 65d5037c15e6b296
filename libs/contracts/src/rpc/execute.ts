import { IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { ExecutionRequested } from '../commands/execution-requested.v1';
import { defineRpc } from '../define';
import { ExecutionError } from '../execution';
import { Nested } from '../nested';

export class ExecuteRequest extends ExecutionRequested {
  @IsUUID() tenant_id: string;
  /** When the caller wants an answer. The execution goes on until its deadline; the answer then says `requested` or `running`. */
  @IsOptional() @IsISO8601() answer_by?: string;
}

export const answeredStatuses = ['requested', 'running', 'parked', 'succeeded', 'failed', 'unknown'] as const;

/** The outcome. With `requested`, `running` or `parked` it has not ended yet; an event will say how it ends. */
export class ExecuteAnswer {
  @IsUUID() execution_id: string;
  @IsIn(answeredStatuses) status: (typeof answeredStatuses)[number];
  @IsString() connection_code: string;
  /** 0 while the circuit breaker or a rate limit has let no call through yet. */
  @IsInt() @Min(0) attempts: number;
  /** Kept for 24 hours after success. */
  @IsOptional() @IsObject() output?: Record<string, unknown>;
  /** The output is larger than an answer may be. `GET /v1/executions/{execution_id}` has it. */
  @IsOptional() @IsIn(['too_large']) output_left_out?: 'too_large';
  /** The output was deleted, after 24 hours or by an erasure. */
  @IsOptional() @IsBoolean() answer_expired?: boolean;
  /** With `requested`, `running` or `parked`: why the last attempt failed. */
  @IsOptional() @Nested(() => ExecutionError) error?: ExecutionError;
  @IsOptional() @IsISO8601() finished_at?: string;
}

/** The platform sends its bearer token in the NATS header `Authorization`, as with the command. */
export const execute = defineRpc({
  service: 'gateway-executor',
  family: 'execution',
  verb: 'execute',
  summary: 'Executes a capability once and waits for its end, until the deadline.',
  request: ExecuteRequest,
  response: ExecuteAnswer,
  repeatable: ({ idempotency_key }) => idempotency_key !== undefined,
});
